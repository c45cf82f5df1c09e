/** Keeps a number between two bounds. */
export const clamp = (x: number, low = 0, high = 1): number => Math.min(high, Math.max(low, x));

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Hermite smoothstep: 0 up to `from`, 1 beyond `to`, level at both ends. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/**
 * The quintic easing curve ("smootherstep"): starts and stops with neither
 * speed nor acceleration, as a body moves when it doesn't hurry.
 */
export function easeInOut(t: number): number {
  const x = clamp(t);
  return x * x * x * (x * (6 * x - 15) + 10);
}

/** The polynomial smooth minimum: rounds the seam where two surfaces meet over the width `k`. */
export function smoothMin(a: number, b: number, k: number): number {
  const overlap = k - Math.abs(a - b);
  const least = a < b ? a : b;
  return overlap > 0 ? least - (overlap * overlap) / (4 * k) : least;
}
