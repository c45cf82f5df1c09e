import type { Skeleton } from '../body/skeleton.ts';
import type { Pose } from '../pose/pose.ts';
import type { Scene } from '../scene/scene.ts';

/** Something about a pose that a person couldn't do, or that isn't as it was meant. */
export interface Finding {
  readonly slug: string;
  /** When: "start", "end", "key 2", "between key 1 and 2". */
  readonly moment: string;
  readonly message: string;
}

/** One posture under examination; `pose` only where the film rests on a key. */
export interface Moment {
  readonly name: string;
  readonly scene: Scene;
  readonly skeleton: Skeleton;
  readonly pose: Pose | undefined;
}

export const centimetres = (metres: number): string => `${Math.round(metres * 100)} cm`;
