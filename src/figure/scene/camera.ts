import type { Shape } from '../body/shapes.ts';
import {
  aboutX,
  aboutY,
  compose,
  rotate,
  rotateBack,
  type Rotation,
  toWorld,
} from '../maths/rotation.ts';
import { add, subtract, type Vec3 } from '../maths/vector.ts';
import type { CameraSpec } from '../pose/schema.ts';
import type { Mat, Scene } from './scene.ts';

/** An orthographic camera: what lies at `centre` is in the middle of the picture. */
export interface Camera {
  /** From the world to the camera: x to the right, y up, z towards the viewer. */
  readonly rotation: Rotation;
  readonly centre: Vec3;
  /** How many metres the picture is high. */
  readonly height: number;
}

export const viewRotation = (yaw: number, pitch: number): Rotation =>
  compose(aboutX(pitch), aboutY(-yaw));

export const toCamera = ({ rotation, centre }: Camera, point: Vec3): Vec3 =>
  rotate(rotation, subtract(point, centre));

export const fromCamera = ({ rotation, centre }: Camera, point: Vec3): Vec3 =>
  add(rotateBack(rotation, point), centre);

/** How much more than the outermost scenes a crop keeps below the cut, in metres. */
const CUT = { thighs: -0.24, waist: -0.02 } as const;

/**
 * A camera that keeps everything that appears in the given scenes in the
 * picture, so that it doesn't have to move during the film.
 */
export function fitCamera(spec: CameraSpec, scenes: readonly Scene[], aspect: number): Camera {
  const rotation = viewRotation(spec.yaw, spec.pitch);
  const box = new Bounds(rotation);
  for (const scene of scenes) {
    const floor = lowestShown(spec, scene);
    for (const shape of scene.body) addShape(box, shape, floor);
    if (spec.show !== 'whole') continue;
    for (const shape of scene.props) addShape(box, shape, floor);
    for (const mat of scene.mats) addMat(box, mat);
  }
  const margin = spec.margin / 100;
  const [width, height] = [box.width + 2 * margin, box.height + 2 * margin];
  return { rotation, centre: box.centre, height: Math.max(height, width / aspect) };
}

/** Below this height things may be cut off. */
function lowestShown({ show }: CameraSpec, { skeleton }: Scene): number {
  return show === 'whole' ? -Infinity : skeleton.bones.pelvis.origin[1] + CUT[show];
}

function addShape(box: Bounds, shape: Shape, floor: number) {
  if (shape.kind === 'cone') {
    const across = Math.max(shape.fromRadius, shape.toRadius);
    for (const point of [shape.from, shape.to]) if (point[1] >= floor) box.include(point, across);
    return;
  }
  const half: Vec3 =
    shape.kind === 'cylinder'
      ? [shape.halfLength, shape.radius, shape.radius]
      : shape.kind === 'box'
        ? shape.half
        : [shape.radii[0] * 0.6, shape.radii[1] * 0.6, shape.radii[2] * 0.6];
  for (const corner of corners(half)) {
    const point = toWorld(shape.frame, corner);
    if (point[1] >= floor) box.include(point, shape.kind === 'ellipsoid' ? half[0] * 0.3 : 0);
  }
}

function addMat(box: Bounds, { x, z, halfWidth, halfLength }: Mat) {
  for (const [sx, , sz] of corners([1, 0, 1])) {
    box.include([x + sx * halfWidth, 0, z + sz * halfLength], 0);
  }
}

function corners([x, y, z]: Vec3): Vec3[] {
  const ends = [-1, 1] as const;
  return ends.flatMap((i) => ends.flatMap((j) => ends.map((k): Vec3 => [i * x, j * y, k * z])));
}

/** A box round points, as the camera sees them. */
class Bounds {
  #low: Vec3 = [Infinity, Infinity, Infinity];
  #high: Vec3 = [-Infinity, -Infinity, -Infinity];
  readonly #rotation: Rotation;

  constructor(rotation: Rotation) {
    this.#rotation = rotation;
  }

  include(point: Vec3, radius: number) {
    const [x, y, z] = rotate(this.#rotation, point);
    const [a, b] = [this.#low, this.#high];
    this.#low = [
      Math.min(a[0], x - radius),
      Math.min(a[1], y - radius),
      Math.min(a[2], z - radius),
    ];
    this.#high = [
      Math.max(b[0], x + radius),
      Math.max(b[1], y + radius),
      Math.max(b[2], z + radius),
    ];
  }

  get width(): number {
    return this.#high[0] - this.#low[0];
  }

  get height(): number {
    return this.#high[1] - this.#low[1];
  }

  /** The middle of the box, in the world. */
  get centre(): Vec3 {
    const middle: Vec3 = [
      (this.#low[0] + this.#high[0]) / 2,
      (this.#low[1] + this.#high[1]) / 2,
      (this.#low[2] + this.#high[2]) / 2,
    ];
    return rotateBack(this.#rotation, middle);
  }
}
