import type { Target } from '../../content/schema/terms.ts';
import type { Vec3 } from '../maths/vector.ts';
import { mirrorPoint } from '../pose/mirror.ts';
import type { Glow, Side } from '../pose/terms.ts';
import type { Bone } from './skeleton.ts';

/** A point on a bone, in that bone's frame. */
export interface BonePoint {
  readonly bone: Bone;
  readonly at: Vec3;
}

/** A strand of muscle: a soft capsule between two bones, so that it stretches with the pose. */
export interface Strand {
  readonly from: BonePoint;
  readonly to: BonePoint;
  readonly radius: number;
  /** The way its side of the body looks, in the first bone's frame; undefined shines all round. */
  readonly faces: Vec3 | undefined;
}

/** Bones of the left side are written "arm" and "thigh"; they are mirrored with the rest. */
type Place = readonly [bone: string, x: number, y: number, z: number];

const BACK: Vec3 = [0, 0, -1];
const FRONT: Vec3 = [0, 0, 1];

function strand(from: Place, to: Place, radius: number, faces?: Vec3): Strand {
  const at = ([bone, x, y, z]: Place): BonePoint => ({ bone: bone as Bone, at: [x, y, z] });
  return { from: at(from), to: at(to), radius, faces };
}

/** The left half of every muscle; metres in the bones' frames. */
const LEFT: Readonly<Record<Target, readonly Strand[]>> = {
  'upper-trapezius': [
    strand(['head', 0.03, -0.005, -0.05], ['chest', 0.05, 0.125, -0.02], 0.075),
    strand(['chest', 0.05, 0.125, -0.03], ['chest', 0.15, 0.125, 0], 0.092),
  ],
  'mid-trapezius': [
    strand(['chest', 0.015, 0.065, -0.1], ['chest', 0.125, 0.08, -0.09], 0.075, BACK),
  ],
  'lower-trapezius': [
    strand(['ribs', 0.012, -0.03, -0.105], ['chest', 0.07, 0.03, -0.1], 0.07, BACK),
  ],
  rhomboids: [strand(['ribs', 0.03, 0.06, -0.108], ['chest', 0.075, 0.055, -0.1], 0.085, BACK)],
  'rear-deltoids': [
    strand(['chest', 0.165, 0.1, -0.055], ['chest', 0.2, 0.06, -0.05], 0.085, BACK),
  ],
  'front-deltoids': [
    strand(['chest', 0.16, 0.1, 0.05], ['chest', 0.195, 0.06, 0.05], 0.085, FRONT),
  ],
  'rotator-cuff': [
    strand(['chest', 0.09, 0.06, -0.1], ['chest', 0.165, 0.085, -0.06], 0.078, BACK),
  ],
  'teres-muscles': [strand(['chest', 0.1, 0, -0.1], ['chest', 0.165, 0.05, -0.055], 0.07, BACK)],
  lats: [strand(['waist', 0.05, 0.04, -0.1], ['chest', 0.145, 0, -0.06], 0.09, [0.4, 0, -1])],
  triceps: [
    strand(['left-upper-arm', 0, -0.06, -0.045], ['left-upper-arm', 0, -0.21, -0.035], 0.07, BACK),
  ],
  pectorals: [strand(['chest', 0.04, 0.025, 0.1], ['chest', 0.14, 0.065, 0.07], 0.088, FRONT)],
  abdominals: [strand(['waist', 0.02, -0.01, 0.1], ['ribs', 0.02, -0.01, 0.105], 0.1, FRONT)],
  'back-extensors': [
    strand(['pelvis', 0.03, 0.08, -0.11], ['ribs', 0.032, -0.02, -0.108], 0.07, BACK),
    strand(['ribs', 0.032, -0.02, -0.108], ['chest', 0.03, 0.08, -0.1], 0.062, BACK),
  ],
  'thoracic-spine': [strand(['ribs', 0, -0.05, -0.11], ['chest', 0, 0.1, -0.1], 0.082, BACK)],
  'side-of-neck': [strand(['head', 0.045, 0.005, -0.01], ['chest', 0.06, 0.13, 0.01], 0.068)],
  'back-of-neck': [
    strand(['head', 0, 0.03, -0.075], ['chest', 0, 0.13, -0.07], 0.068, BACK),
    strand(['chest', 0, 0.13, -0.07], ['chest', 0, 0.07, -0.1], 0.072, BACK),
  ],
  glutes: [strand(['pelvis', 0.07, -0.055, -0.12], ['pelvis', 0.085, 0.015, -0.1], 0.1, BACK)],
  hamstrings: [
    strand(['left-thigh', 0, -0.1, -0.075], ['left-thigh', 0, -0.33, -0.05], 0.085, BACK),
  ],
  'hip-flexors': [
    strand(['pelvis', 0.07, 0.04, 0.09], ['left-thigh', 0, -0.1, 0.085], 0.085, FRONT),
  ],
  hips: [
    strand(['pelvis', 0.12, -0.01, -0.04], ['left-thigh', 0.05, -0.08, -0.02], 0.1, [1, 0, -0.5]),
  ],
};

const mirroredPoint = ({ bone, at }: BonePoint): BonePoint => ({
  bone: bone.replace('left-', 'right-') as Bone,
  at: mirrorPoint(at),
});

const mirrored = ({ from, to, radius, faces }: Strand): Strand => ({
  from: mirroredPoint(from),
  to: mirroredPoint(to),
  radius,
  faces: faces && mirrorPoint(faces),
});

/** The target that a glow lights, and on which side. */
export function parseGlow(glow: Glow): { target: Target; side: Side | 'both' } {
  const [, side, target] = /^(?:(left|right) )?(.+)$/.exec(glow) ?? [];
  return { target: target as Target, side: (side as Side | undefined) ?? 'both' };
}

/** The strands that a glow lights. */
export function strandsOf(glow: Glow): Strand[] {
  const { target, side } = parseGlow(glow);
  const left = LEFT[target];
  if (side === 'left') return [...left];
  return side === 'right' ? left.map(mirrored) : [...left, ...left.map(mirrored)];
}
