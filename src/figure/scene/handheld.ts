import { PALM } from '../body/arm.ts';
import { Modeller } from '../body/modeller.ts';
import type { Shape } from '../body/shapes.ts';
import type { Skeleton } from '../body/skeleton.ts';
import { alongAndToward, axisZ, type Frame, toWorld } from '../maths/rotation.ts';
import { add, distance, mix, normalise, scale, subtract, type Vec3 } from '../maths/vector.ts';
import { SIDES } from '../pose/terms.ts';

/** Inside a closed hand, where it holds a thing. */
const GRIP: Vec3 = [0, PALM[1] + 0.018, 0.026];

/** A small dumbbell in each hand. */
export function dumbbells({ arms }: Skeleton): Shape[] {
  const iron = new Modeller('prop', 'iron');
  for (const side of SIDES) {
    const { hand } = arms[side];
    iron.cylinder(hand, GRIP, 0.075, 0.012, 0.004);
    for (const end of [-1, 1]) {
      iron.cylinder(hand, [end * 0.075, GRIP[1], GRIP[2]], 0.024, 0.034, 0.008);
    }
  }
  return iron.shapes;
}

/** A strip of cloth between two points, lying flat against what is behind it. */
function strip(cloth: Modeller, from: Vec3, to: Vec3, width: number, faces: Vec3, thick = 0.008) {
  const frame: Frame = {
    origin: mix(from, to, 0.5),
    rotation: alongAndToward(subtract(to, from), faces),
  };
  cloth.box(
    frame,
    [0, 0, 0],
    [width / 2, distance(from, to) / 2 + (thick > 0.008 ? 0 : 0.008), thick],
    0.0015,
  );
}

/** A towel held in both hands behind the back; its end hangs from the lower one. */
export function towel({ arms, bones }: Skeleton, tail: number): Shape[] {
  const [a, b] = [toWorld(arms.left.hand, GRIP), toWorld(arms.right.hand, GRIP)];
  const [high, low] = a[1] > b[1] ? [a, b] : [b, a];
  const behind = scale(axisZ(bones.ribs.rotation), -1);
  const along = normalise(subtract(high, low));
  const cloth = new Modeller('prop', 'towel');
  strip(cloth, low, high, 0.066, behind);
  strip(cloth, high, add(high, scale(along, 0.07)), 0.06, behind);
  strip(cloth, low, add(low, [0, -tail, 0]), 0.06, behind);
  const stripes = new Modeller('prop', 'stripe');
  for (const down of [0.6, 0.78]) {
    const from = add(low, [0, -tail * down, 0]);
    strip(stripes, from, add(from, [0, -0.004, 0]), 0.064, behind, 0.009);
  }
  for (const up of [0.035, 0.052]) {
    const from = add(high, scale(along, up));
    strip(stripes, from, add(from, scale(along, 0.004)), 0.064, behind, 0.009);
  }
  return [...cloth.shapes, ...stripes.shapes];
}

/** An elastic band between the hands. */
export function resistanceBand({ arms }: Skeleton): Shape[] {
  const [from, to] = [toWorld(arms.left.hand, GRIP), toWorld(arms.right.hand, GRIP)];
  return new Modeller('prop', 'band').cone(from, to, 0.011).shapes;
}
