/**
 * The closed lists that content files choose from. A word here is an identifier,
 * never shown; what people read for it stands in the language's `phrases.yaml`.
 */

export const KINDS = ['stretch', 'mobility', 'strength', 'self-massage'] as const;

export const PLACES = ['desk', 'chair', 'standing', 'wall', 'doorway', 'floor'] as const;

export const POSITIONS = [
  'sitting',
  'standing',
  'kneeling',
  'hands-and-knees',
  'sitting-on-floor',
  'lying-face-down',
  'lying-on-back',
] as const;

export const EQUIPMENT = [
  'mat',
  'cushion',
  'chair',
  'wall',
  'door-frame',
  'bench',
  'foam-roller',
  'towel',
  'dumbbells',
  'resistance-band',
] as const;

export const INTENSITIES = ['gentle', 'moderate'] as const;

/** Parts of the body as people name them when they ask. */
export const AREAS = [
  'neck',
  'shoulders',
  'between-shoulder-blades',
  'upper-back',
  'mid-back',
  'lower-back',
  'chest',
  'spine',
  'arms',
  'hips',
] as const;

/** Muscles and joints that a move stretches, loosens or works. */
export const TARGETS = [
  'upper-trapezius',
  'mid-trapezius',
  'lower-trapezius',
  'rhomboids',
  'rear-deltoids',
  'front-deltoids',
  'rotator-cuff',
  'teres-muscles',
  'lats',
  'triceps',
  'pectorals',
  'abdominals',
  'back-extensors',
  'thoracic-spine',
  'side-of-neck',
  'back-of-neck',
  'glutes',
  'hamstrings',
  'hip-flexors',
  'hips',
] as const;

/** The columns of the care table: who must leave a move out, or adapt it. */
export const CONDITIONS = [
  'osteoporosis',
  'pregnancy',
  'neck',
  'dizziness',
  'head-low',
  'knees',
  'wrists',
  'shoulders',
  'lower-back',
  'hypermobility',
] as const;

/** Where a number comes from: the article behind the project, a listed source, or our own cautious judgement. */
export const ORIGINS = ['article', 'source', 'judgement'] as const;

export type Kind = (typeof KINDS)[number];
export type Place = (typeof PLACES)[number];
export type Position = (typeof POSITIONS)[number];
export type Equipment = (typeof EQUIPMENT)[number];
export type Intensity = (typeof INTENSITIES)[number];
export type Area = (typeof AREAS)[number];
export type Target = (typeof TARGETS)[number];
export type Condition = (typeof CONDITIONS)[number];
