import { readFoot, readHand } from './read-targets.ts';
import { mirrorFoot, mirrorHand } from './mirror.ts';
import type { FootSpec, HandSpec } from './schema.ts';
import type { Angles, Pose } from './pose.ts';
import type { Base } from './terms.ts';
import { type Vec3, scale } from '../maths/vector.ts';

const STRAIGHT: Angles = [0, 0, 0];

const hand = (spec: Partial<HandSpec>): HandSpec => ({
  on: 'world',
  curl: 0.15,
  shrug: 0,
  path: 'straight',
  ...spec,
});

const foot = (spec: Partial<FootSpec> & Pick<FootSpec, 'at'>): FootSpec => ({
  rests: 'sole',
  ...spec,
});

/** A symmetrical pose: given are the left hand and foot, in centimetres as in a pose file. */
function pose(at: Vec3, turn: Angles, neck: Angles, left: HandSpec, leftFoot: FootSpec): Pose {
  const [h, f] = [readHand(left), readFoot(leftFoot)];
  return {
    trunk: { at: scale(at, 0.01), turn, lumbar: STRAIGHT, thorax: STRAIGHT, neck },
    hands: { left: h, right: mirrorHand(h) },
    feet: { left: f, right: mirrorFoot(f) },
  };
}

const hanging = hand({
  at: [27, 77, 3],
  elbow: [0.5, -0.3, -0.8],
  palm: [-1, 0, 0.1],
  fingers: [0.02, -1, 0.08],
  curl: 0.3,
});
const instep = (at: Vec3, more: Partial<FootSpec> = {}) =>
  foot({ at: [at[0], at[1], at[2]], rests: 'top', toes: [0, 0, -1], ...more });

/** The poses that a first key adapts. */
export const BASE_POSES: Readonly<Record<Base, Pose>> = {
  standing: pose(
    [0, 91, 0],
    STRAIGHT,
    STRAIGHT,
    hanging,
    foot({ at: [10, 0, 0], toes: [0.2, 0, 1] }),
  ),
  sitting: pose(
    [0, 58, -5],
    STRAIGHT,
    STRAIGHT,
    hand({
      at: [13, 61.5, 27],
      elbow: [0.6, -0.2, -0.6],
      palm: [0, -1, 0],
      fingers: [-0.1, -0.1, 1],
    }),
    foot({ at: [12, 0, 37], toes: [0.1, 0, 1], knee: [0.05, 0.3, 1] }),
  ),
  'hands-and-knees': pose(
    [0, 49, -28],
    [86, 0, 0],
    [-20, 0, 0],
    hand({ at: [17, 0, 27], elbow: [0.4, 0.1, -1], palm: [0, -1, 0], fingers: [0, 0, 1], curl: 0 }),
    instep([10, 0, -70], { knee: [0, -1, 0.6] }),
  ),
  kneeling: pose(
    [0, 49, 0],
    STRAIGHT,
    STRAIGHT,
    hand({ at: [22, 40, 6], elbow: [0.4, -0.2, -1], palm: [-1, 0, 0], fingers: [0, -1, 0.1] }),
    instep([10, 0, -42], { knee: [0, -0.3, 1] }),
  ),
  'sitting-on-floor': pose(
    [0, 11.5, 0],
    [-3, 0, 0],
    STRAIGHT,
    hand({ at: [11, 24, 28], elbow: [0.8, 0, -0.6], palm: [0, -1, 0], fingers: [-0.1, -0.2, 1] }),
    foot({ at: [10, 0, 84], rests: 'heel', toes: [0.1, 1, 0.15], knee: [0, 1, 0] }),
  ),
  'lying-face-down': pose(
    [0, 12.5, 0],
    [90, 0, 0],
    [-4, 0, 0],
    hand({
      at: [21, 0, 42],
      elbow: [0.25, 0.9, -1],
      palm: [0, -1, 0],
      fingers: [0, 0, 1],
      curl: 0,
    }),
    instep([9, 0, -85.2], { knee: [0, -1, 0] }),
  ),
  'lying-on-back': pose(
    [0, 12, 0],
    [-90, 0, 0],
    [6, 0, 0],
    hand({ at: [27, 0, 6], elbow: [1, 0.9, 0], palm: [0, -1, 0], fingers: [0.1, 0, 1], curl: 0 }),
    foot({ at: [13, 0, 42], toes: [0, 0, 1], knee: [0, 1, 0.3] }),
  ),
};
