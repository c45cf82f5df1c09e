/** A point or direction in space: `[x, y, z]`, in metres where it is a length. */
export type Vec3 = readonly [number, number, number];

export const ORIGIN: Vec3 = [0, 0, 0];
export const UP: Vec3 = [0, 1, 0];
export const DOWN: Vec3 = [0, -1, 0];

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (v: Vec3, factor: number): Vec3 => [
  v[0] * factor,
  v[1] * factor,
  v[2] * factor,
];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (v: Vec3): number => Math.sqrt(dot(v, v));
export const distance = (a: Vec3, b: Vec3): number => length(subtract(a, b));
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The same direction with length 1; the zero vector stays as it is. */
export function normalise(v: Vec3): Vec3 {
  const size = length(v);
  return size > 0 ? scale(v, 1 / size) : v;
}

/** Linear interpolation: `a` at 0, `b` at 1. */
export const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** What remains of `v` without its component along the unit vector `axis`. */
export const reject = (v: Vec3, axis: Vec3): Vec3 => subtract(v, scale(axis, dot(v, axis)));

/** Any unit vector at right angles to `v`, always the same one for the same `v`. */
export function perpendicular(v: Vec3): Vec3 {
  const aside: Vec3 = Math.abs(v[1]) < 0.9 * length(v) ? UP : [1, 0, 0];
  return normalise(cross(v, aside));
}

/** The angle between two directions, in degrees. */
export function angleBetween(a: Vec3, b: Vec3): number {
  const cosine = dot(normalise(a), normalise(b));
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
