import type { Part } from '../body/parts.ts';
import { clamp, smoothstep } from '../maths/easing.ts';
import { dot, subtract, type Vec3 } from '../maths/vector.ts';
import type { GlowStrand } from '../scene/scene.ts';

/** Parts on which a muscle can shine. */
const SHINES = /^(torso|head)$|-(upper-arm|thigh)$/;

export const canGlow = (part: Part): boolean => SHINES.test(part);

/** How strongly a point of the skin glows, from 0 to 1; overlapping strands are one soft area. */
export function glowAt(strands: readonly GlowStrand[], point: Vec3, normal: Vec3): number {
  let dark = 1;
  for (const strand of strands) dark *= 1 - strandAt(strand, point, normal);
  return (strands[0]?.strength ?? 0) * (1 - dark);
}

function strandAt({ from, to, radius, faces }: GlowStrand, point: Vec3, normal: Vec3) {
  const along = subtract(to, from);
  const offset = subtract(point, from);
  const t = clamp(dot(offset, along) / (dot(along, along) + 1e-9));
  const x = offset[0] - along[0] * t;
  const y = offset[1] - along[1] * t;
  const z = offset[2] - along[2] * t;
  const near = 1 - smoothstep(0.38, 1.05, Math.sqrt(x * x + y * y + z * z) / radius);
  if (near === 0) return 0;
  return near * (faces ? smoothstep(-0.35, 0.3, dot(normal, faces)) : 1);
}
