import { clamp } from './easing.ts';
import {
  add,
  DOWN,
  length,
  normalise,
  perpendicular,
  reject,
  scale,
  subtract,
  type Vec3,
} from './vector.ts';

/** A limb of two bones: where its middle joint and its end come to lie. */
export interface Limb {
  readonly middle: Vec3;
  readonly end: Vec3;
}

/** A limb is never drawn quite straight, so that the middle joint keeps its direction. */
const FULL_STRETCH = 0.9995;
/** Nor folded quite flat. */
const LEAST_REACH = 0.02;

/**
 * Two-bone inverse kinematics by the law of cosines: from `root`, bones of the
 * lengths `upper` and `lower` reach for `target`, the middle joint pointing as
 * nearly as possible towards `pole`. A target out of reach is approached as far
 * as the bones go.
 */
export function reach(root: Vec3, target: Vec3, upper: number, lower: number, pole: Vec3): Limb {
  const away = subtract(target, root);
  const direction = length(away) > 1e-6 ? normalise(away) : DOWN;
  const span = clamp(
    length(away),
    Math.abs(upper - lower) + LEAST_REACH,
    (upper + lower) * FULL_STRETCH,
  );
  const cosine = (upper * upper + span * span - lower * lower) / (2 * upper * span);
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  const across = reject(pole, direction);
  const bend = length(across) > 1e-4 ? normalise(across) : perpendicular(direction);
  return {
    middle: add(root, add(scale(direction, upper * cosine), scale(bend, upper * sine))),
    end: add(root, scale(direction, span)),
  };
}
