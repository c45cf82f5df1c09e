import { add, mix, normalise, scale, subtract } from '../maths/vector.ts';
import { axisZ } from '../maths/rotation.ts';
import type { Side } from '../pose/terms.ts';
import { Modeller } from './modeller.ts';
import type { Shape } from './shapes.ts';
import type { Arm, Leg } from './skeleton.ts';

/** How far the sleeve reaches from the shoulder to the elbow, and the trousers from knee to ankle. */
const SLEEVE = 0.46;
const TROUSERS = 0.84;

export function armShapes(side: Side, { shoulder, elbow, wrist, forearm }: Arm): Shape[] {
  const upper = new Modeller(`${side}-upper-arm`, 'skin').cone(shoulder, elbow, 0.051, 0.0395);
  const sleeve = new Modeller(`${side}-upper-arm`, 'shirt').cone(
    shoulder,
    mix(shoulder, elbow, SLEEVE),
    0.0595,
    0.0555,
  );
  const belly = add(mix(elbow, wrist, 0.26), scale(axisZ(forearm.rotation), 0.004));
  const lower = new Modeller(`${side}-forearm`, 'skin')
    .cone(elbow, belly, 0.0375, 0.0405)
    .cone(belly, mix(elbow, wrist, 0.97), 0.0405, 0.0265);
  return [...upper.shapes, ...sleeve.shapes, ...lower.shapes];
}

export function legShapes(side: Side, { hip, knee, ankle, shin }: Leg): Shape[] {
  const calf = subtract(mix(knee, ankle, 0.3), scale(normalise(axisZ(shin.rotation)), 0.013));
  const thigh = new Modeller(`${side}-thigh`, 'trousers').cone(hip, knee, 0.084, 0.057);
  const lower = new Modeller(`${side}-shin`, 'trousers')
    .cone(knee, calf, 0.053, 0.0525)
    .cone(calf, mix(knee, ankle, TROUSERS), 0.0525, 0.04);
  const skin = new Modeller(`${side}-shin`, 'skin').cone(
    mix(knee, ankle, 0.8),
    ankle,
    0.033,
    0.031,
  );
  return [...thigh.shapes, ...lower.shapes, ...skin.shapes];
}

/** A bare foot: heel, instep, ball and toes. */
export function footShapes(side: Side, { foot }: Leg): Shape[] {
  const inner = side === 'left' ? -1 : 1;
  return new Modeller(`${side}-foot`, 'skin')
    .coneIn(foot, [0, -0.04, -0.034], [0, -0.046, 0.085], 0.035, 0.03)
    .coneIn(foot, [0, 0.004, 0.004], [0, -0.03, 0.075], 0.034, 0.027)
    .coneIn(foot, [inner * 0.014, -0.05, 0.09], [inner * 0.015, -0.056, 0.152], 0.025, 0.0185)
    .coneIn(foot, [-inner * 0.018, -0.052, 0.08], [-inner * 0.02, -0.059, 0.13], 0.023, 0.0155)
    .shapes;
}
