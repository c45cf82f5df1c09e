import type { Box, Cone, Cylinder, Ellipsoid, Shape } from '../body/shapes.ts';
import {
  axisX,
  axisY,
  axisZ,
  compose,
  type Frame,
  type Rotation,
  transpose,
} from '../maths/rotation.ts';
import { add, ORIGIN, scale, subtract, type Vec3 } from '../maths/vector.ts';

/**
 * A solid as a signed distance field: how far a point is from its surface,
 * negative inside. Bounded by a capsule, so that far away solids can be left out.
 */
export abstract class Solid {
  readonly shape: Shape;
  /** The capsule round the solid. */
  readonly start: Vec3;
  readonly end: Vec3;
  readonly radius: number;
  /** The largest z that it reaches. */
  readonly front: number;

  constructor(shape: Shape, start: Vec3, end: Vec3, radius: number) {
    this.shape = shape;
    this.start = start;
    this.end = end;
    this.radius = radius;
    this.front = Math.max(start[2], end[2]) + radius;
  }

  abstract distance(x: number, y: number, z: number): number;
}

/** The exact distance to a round cone (after Inigo Quilez). */
class RoundCone extends Solid {
  readonly #x: number;
  readonly #y: number;
  readonly #z: number;
  readonly #dx: number;
  readonly #dy: number;
  readonly #dz: number;
  readonly #r1: number;
  readonly #r2: number;
  readonly #taper: number;
  readonly #l2: number;
  readonly #a2: number;
  readonly #il2: number;

  constructor(shape: Cone, from: Vec3, to: Vec3) {
    super(shape, from, to, Math.max(shape.fromRadius, shape.toRadius));
    [this.#x, this.#y, this.#z] = from;
    [this.#dx, this.#dy, this.#dz] = subtract(to, from);
    this.#l2 = Math.max(1e-6, this.#dx ** 2 + this.#dy ** 2 + this.#dz ** 2);
    const steepest = Math.sqrt(this.#l2 * 0.96);
    const taper = shape.fromRadius - shape.toRadius;
    this.#taper = Math.min(steepest, Math.max(-steepest, taper));
    this.#r1 = shape.fromRadius;
    this.#r2 = shape.fromRadius - this.#taper;
    this.#a2 = this.#l2 - this.#taper * this.#taper;
    this.#il2 = 1 / this.#l2;
  }

  override distance(px: number, py: number, pz: number): number {
    const x = px - this.#x;
    const y = py - this.#y;
    const z = pz - this.#z;
    const l2 = this.#l2;
    const along = x * this.#dx + y * this.#dy + z * this.#dz;
    const beyond = along - l2;
    const qx = x * l2 - this.#dx * along;
    const qy = y * l2 - this.#dy * along;
    const qz = z * l2 - this.#dz * along;
    const x2 = qx * qx + qy * qy + qz * qz;
    const y2 = along * along * l2;
    const z2 = beyond * beyond * l2;
    const k = (this.#taper < 0 ? -1 : 1) * this.#taper * this.#taper * x2;
    if ((beyond < 0 ? -1 : 1) * this.#a2 * z2 > k) return Math.sqrt(x2 + z2) * this.#il2 - this.#r2;
    if ((along < 0 ? -1 : 1) * this.#a2 * y2 < k) return Math.sqrt(x2 + y2) * this.#il2 - this.#r1;
    return (Math.sqrt(x2 * this.#a2 * this.#il2) + along * this.#taper) * this.#il2 - this.#r1;
  }
}

/** A solid given in its own frame. */
abstract class Framed extends Solid {
  readonly #origin: Vec3;
  readonly #turn: Rotation;

  constructor(shape: Shape, { origin, rotation }: Frame, half: Vec3) {
    const [from, to, radius] = boundingCapsule(origin, rotation, half);
    super(shape, from, to, radius);
    this.#origin = origin;
    this.#turn = transpose(rotation);
  }

  override distance(px: number, py: number, pz: number): number {
    const [x, y, z] = [px - this.#origin[0], py - this.#origin[1], pz - this.#origin[2]];
    const r = this.#turn;
    return this.local(
      r[0] * x + r[1] * y + r[2] * z,
      r[3] * x + r[4] * y + r[5] * z,
      r[6] * x + r[7] * y + r[8] * z,
    );
  }

  protected abstract local(x: number, y: number, z: number): number;
}

/** A capsule round a box of the given half sizes: along its longest side, as wide as the others need. */
function boundingCapsule(origin: Vec3, rotation: Rotation, half: Vec3): [Vec3, Vec3, number] {
  const axes = [
    { axis: axisX(rotation), long: half[0], wide: Math.hypot(half[1], half[2]) },
    { axis: axisY(rotation), long: half[1], wide: Math.hypot(half[0], half[2]) },
    { axis: axisZ(rotation), long: half[2], wide: Math.hypot(half[0], half[1]) },
  ].toSorted((a, b) => b.long - a.long);
  const { axis, long, wide } = axes[0] ?? { axis: ORIGIN, long: 0, wide: 0 };
  return [add(origin, scale(axis, -long)), add(origin, scale(axis, long)), wide];
}

/** The distance to an ellipsoid, to first order: exact on the surface, good near it. */
class EllipsoidSolid extends Framed {
  readonly #a: number;
  readonly #b: number;
  readonly #c: number;

  constructor(shape: Ellipsoid, frame: Frame) {
    super(shape, frame, shape.radii);
    [this.#a, this.#b, this.#c] = shape.radii;
  }

  protected override local(x: number, y: number, z: number): number {
    const u = x / this.#a;
    const v = y / this.#b;
    const w = z / this.#c;
    const k0 = Math.sqrt(u * u + v * v + w * w);
    const [p, q, r] = [u / this.#a, v / this.#b, w / this.#c];
    const k1 = Math.sqrt(p * p + q * q + r * r);
    return k1 < 1e-9 ? -Math.min(this.#a, this.#b, this.#c) : (k0 * (k0 - 1)) / k1;
  }
}

class RoundBox extends Framed {
  readonly #half: Vec3;
  readonly #round: number;

  constructor(shape: Box, frame: Frame) {
    super(shape, frame, shape.half);
    this.#half = shape.half;
    this.#round = shape.round;
  }

  protected override local(x: number, y: number, z: number): number {
    const round = this.#round;
    const a = Math.abs(x) - this.#half[0] + round;
    const b = Math.abs(y) - this.#half[1] + round;
    const c = Math.abs(z) - this.#half[2] + round;
    const [p, q, r] = [Math.max(a, 0), Math.max(b, 0), Math.max(c, 0)];
    return Math.sqrt(p * p + q * q + r * r) + Math.min(Math.max(a, b, c), 0) - round;
  }
}

class CylinderSolid extends Framed {
  readonly #halfLength: number;
  readonly #across: number;
  readonly #round: number;

  constructor(shape: Cylinder, frame: Frame) {
    super(shape, frame, [shape.halfLength, shape.radius, shape.radius]);
    this.#halfLength = shape.halfLength;
    this.#across = shape.radius;
    this.#round = shape.round;
  }

  protected override local(x: number, y: number, z: number): number {
    const a = Math.abs(x) - this.#halfLength + this.#round;
    const b = Math.sqrt(y * y + z * z) - this.#across + this.#round;
    const [p, q] = [Math.max(a, 0), Math.max(b, 0)];
    return Math.sqrt(p * p + q * q) + Math.min(Math.max(a, b), 0) - this.#round;
  }
}

/** A transformation of the world, such as into the camera's coordinates. */
export interface Transform {
  readonly rotation: Rotation;
  point(p: Vec3): Vec3;
}

export function makeSolid(shape: Shape, transform: Transform): Solid {
  if (shape.kind === 'cone') {
    return new RoundCone(shape, transform.point(shape.from), transform.point(shape.to));
  }
  const frame: Frame = {
    origin: transform.point(shape.frame.origin),
    rotation: compose(transform.rotation, shape.frame.rotation),
  };
  if (shape.kind === 'ellipsoid') return new EllipsoidSolid(shape, frame);
  return shape.kind === 'box' ? new RoundBox(shape, frame) : new CylinderSolid(shape, frame);
}
