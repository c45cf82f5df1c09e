import type { Frame } from '../maths/rotation.ts';
import type { Vec3 } from '../maths/vector.ts';
import type { Side } from '../pose/terms.ts';

/** The bones; each has a frame at its nearer joint: y along the bone, upwards when standing, z to the front. */
export type Bone =
  | 'world'
  | 'pelvis'
  | 'waist'
  | 'lumbar'
  | 'ribs'
  | 'chest'
  | 'neck'
  | 'head'
  | `${Side}-${'upper-arm' | 'forearm' | 'hand' | 'thigh' | 'shin' | 'foot'}`;

export type TrunkBone =
  | 'world'
  | 'pelvis'
  | 'waist'
  | 'lumbar'
  | 'ribs'
  | 'chest'
  | 'neck'
  | 'head';

export type TrunkFrames = Readonly<Record<TrunkBone, Frame>>;

export interface Arm {
  readonly shoulder: Vec3;
  readonly elbow: Vec3;
  readonly wrist: Vec3;
  readonly upper: Frame;
  readonly forearm: Frame;
  /** y to the fingertips, z out of the palm. */
  readonly hand: Frame;
  readonly curl: number;
}

export interface Leg {
  readonly hip: Vec3;
  readonly knee: Vec3;
  readonly ankle: Vec3;
  readonly thigh: Frame;
  readonly shin: Frame;
  /** y opposite the sole, z to the toes. */
  readonly foot: Frame;
}

/** A posture with every joint in its place. */
export interface Skeleton {
  readonly bones: Readonly<Record<Bone, Frame>>;
  readonly arms: Readonly<Record<Side, Arm>>;
  readonly legs: Readonly<Record<Side, Leg>>;
}
