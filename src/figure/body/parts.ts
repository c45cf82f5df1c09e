import type { Side } from '../pose/terms.ts';

type LimbPart = 'upper-arm' | 'forearm' | 'hand' | 'thigh' | 'shin' | 'foot';

export type BodyPart = 'torso' | 'head' | 'hair' | `${Side}-${LimbPart}`;

/** Shapes of one part melt into each other; parts stay apart unless a joint connects them. */
export type Part = BodyPart | 'prop';

/** Over which width the shapes within a part melt together, in metres. */
export function softness(part: Part): number {
  if (part === 'torso') return 0.07;
  if (part === 'head') return 0.03;
  if (part === 'hair') return 0.012;
  if (part === 'prop') return 0.0001;
  if (part.endsWith('hand')) return 0.009;
  if (part.endsWith('thigh') || part.endsWith('foot')) return 0.028;
  return 0.01;
}

/** A joint: two parts whose surfaces run into each other over a width in metres. */
export interface Joint {
  readonly parts: readonly [Part, Part];
  readonly softness: number;
}

const joint = (a: Part, b: Part, width: number): Joint => ({ parts: [a, b], softness: width });

const limbJoints = (side: Side): Joint[] => [
  joint('torso', `${side}-upper-arm`, 0.045),
  joint(`${side}-upper-arm`, `${side}-forearm`, 0.008),
  joint(`${side}-forearm`, `${side}-hand`, 0.022),
  joint('torso', `${side}-thigh`, 0.06),
  joint(`${side}-thigh`, `${side}-shin`, 0.014),
  joint(`${side}-shin`, `${side}-foot`, 0.022),
];

export const JOINTS: readonly Joint[] = [
  joint('torso', 'head', 0.03),
  ...limbJoints('left'),
  ...limbJoints('right'),
];
