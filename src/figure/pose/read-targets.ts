import { scale, type Vec3 } from '../maths/vector.ts';
import type { FootTarget, HandTarget } from './pose.ts';
import type { FootSpec, HandSpec } from './schema.ts';

const METRES = 0.01;

/** Centimetres as metres. */
export const metres = (v: Vec3): Vec3 => scale(v, METRES);

const optional = (v: Vec3 | undefined): Vec3 | undefined => v && metres(v);

export const readHand = (spec: HandSpec): HandTarget => ({
  on: spec.on,
  at: optional(spec.at),
  elbow: spec.elbow,
  elbowAt: optional(spec.elbowAt),
  forearm: spec.forearm,
  palm: spec.palm,
  fingers: spec.fingers,
  curl: spec.curl,
  shrug: spec.shrug * METRES,
  path: spec.path,
  via: optional(spec.via),
});

export const readFoot = (spec: FootSpec): FootTarget => ({
  at: metres(spec.at),
  rests: spec.rests,
  toes: spec.toes,
  knee: spec.knee,
});
