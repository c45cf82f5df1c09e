import { TARGETS } from '../../content/schema/terms.ts';

/** Where a film may begin: whole poses that a pose file only has to adapt. */
export const BASES = [
  'standing',
  'sitting',
  'hands-and-knees',
  'kneeling',
  'sitting-on-floor',
  'lying-face-down',
  'lying-on-back',
] as const;

export const SIDES = ['left', 'right'] as const;

/** What a hand can be placed on; a point on it moves and turns with it. */
export const SURFACES = [
  'world',
  'pelvis',
  'waist',
  'lumbar',
  'ribs',
  'chest',
  'neck',
  'head',
  'left-thigh',
  'right-thigh',
  'left-shin',
  'right-shin',
] as const;

/** What can glow: a target of the catalogue, on both sides or on one. */
export const GLOWS = [
  ...TARGETS,
  ...TARGETS.map((target) => `left ${target}` as const),
  ...TARGETS.map((target) => `right ${target}` as const),
] as const;

export type Base = (typeof BASES)[number];
export type Side = (typeof SIDES)[number];
export type Surface = (typeof SURFACES)[number];
export type Glow = (typeof GLOWS)[number];

/** +1 on the person's left, which is the direction of the x axis, and -1 on the right. */
export const signOf = (side: Side): 1 | -1 => (side === 'left' ? 1 : -1);
