import { BASE_POSES } from './base-poses.ts';
import { mirrorFoot, mirrorGlow, mirrorHand, mirrorPose } from './mirror.ts';
import type { Pose } from './pose.ts';
import { metres, readFoot, readHand } from './read-targets.ts';
import type { KeySpec, PoseFile } from './schema.ts';
import type { Glow } from './terms.ts';

/** One pose of the film and when it is reached. */
export interface Key {
  readonly pose: Pose;
  /** Seconds that the movement to this pose takes. */
  readonly move: number;
  /** Seconds that the film rests here. */
  readonly hold: number;
  /** How strongly the muscles glow, from 0 to 1. */
  readonly glow: number;
}

/** One side of a stretch, ready to be drawn. */
export interface Script {
  readonly keys: readonly Key[];
  readonly glow: readonly Glow[];
}

const FIRST_HOLD = 0.8;
const LAST_HOLD = 2.4;
const MOVE = 1.6;

/** Fills in the keys: each inherits what it doesn't name from the one before, the first from the base. */
export function readScript(file: PoseFile): Script {
  const last = file.keys.length - 1;
  let pose = BASE_POSES[file.base];
  const keys = file.keys.map((key, index): Key => {
    pose = adapt(pose, key);
    return {
      pose,
      move: key.move ?? MOVE,
      hold: key.hold ?? (index === 0 ? FIRST_HOLD : index === last ? LAST_HOLD : 0),
      glow: key.glow ?? index / last,
    };
  });
  return { keys, glow: file.glow };
}

function adapt(pose: Pose, key: KeySpec): Pose {
  const { trunk } = pose;
  const bothHands = key.hands && readHand(key.hands);
  const bothFeet = key.feet && readFoot(key.feet);
  return {
    trunk: {
      at: key.pelvis?.at ? metres(key.pelvis.at) : trunk.at,
      turn: key.pelvis?.turn ?? trunk.turn,
      lumbar: key.lumbar ?? trunk.lumbar,
      thorax: key.thorax ?? trunk.thorax,
      neck: key.neck ?? trunk.neck,
    },
    hands: {
      left: key.leftHand ? readHand(key.leftHand) : (bothHands ?? pose.hands.left),
      right: key.rightHand
        ? readHand(key.rightHand)
        : bothHands
          ? mirrorHand(bothHands)
          : pose.hands.right,
    },
    feet: {
      left: key.leftFoot ? readFoot(key.leftFoot) : (bothFeet ?? pose.feet.left),
      right: key.rightFoot
        ? readFoot(key.rightFoot)
        : bothFeet
          ? mirrorFoot(bothFeet)
          : pose.feet.right,
    },
  };
}

/** The same stretch on the other side. */
export const mirrorScript = ({ keys, glow }: Script): Script => ({
  keys: keys.map((key) => ({ ...key, pose: mirrorPose(key.pose) })),
  glow: glow.map(mirrorGlow),
});
