import type { Vec3 } from '../maths/vector.ts';
import type { Side, Surface } from './terms.ts';

/** Bend forward, lean to the left and turn to the left, in degrees. */
export type Angles = Vec3;

/** Where a hand goes. Points and directions are in the coordinates of `on`. */
export interface HandTarget {
  readonly on: Surface;
  /** Where the middle of the palm goes; when undefined, the elbow is placed instead. */
  readonly at: Vec3 | undefined;
  readonly elbow: Vec3 | undefined;
  readonly elbowAt: Vec3 | undefined;
  readonly forearm: Vec3 | undefined;
  readonly palm: Vec3 | undefined;
  readonly fingers: Vec3 | undefined;
  readonly curl: number;
  readonly shrug: number;
  readonly path: 'straight' | 'arc';
  readonly via: Vec3 | undefined;
}

/** Where a foot rests, in the world. */
export interface FootTarget {
  readonly at: Vec3;
  readonly rests: 'sole' | 'top' | 'heel';
  readonly toes: Vec3 | undefined;
  readonly knee: Vec3 | undefined;
}

export interface Trunk {
  readonly at: Vec3;
  readonly turn: Angles;
  readonly lumbar: Angles;
  readonly thorax: Angles;
  readonly neck: Angles;
}

/** Everything that defines one posture: metres and degrees. */
export interface Pose {
  readonly trunk: Trunk;
  readonly hands: Readonly<Record<Side, HandTarget>>;
  readonly feet: Readonly<Record<Side, FootTarget>>;
}
