import {
  add,
  cross,
  dot,
  length,
  normalise,
  perpendicular,
  reject,
  subtract,
  type Vec3,
} from './vector.ts';

/** A rotation as an orthonormal matrix in row-major order; its columns are the turned axes. */
export type Rotation = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** A coordinate frame: where it stands and how it is turned. */
export interface Frame {
  readonly origin: Vec3;
  readonly rotation: Rotation;
}

export const IDENTITY: Rotation = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const fromColumns = (x: Vec3, y: Vec3, z: Vec3): Rotation => [
  x[0],
  y[0],
  z[0],
  x[1],
  y[1],
  z[1],
  x[2],
  y[2],
  z[2],
];

export const axisX = (r: Rotation): Vec3 => [r[0], r[3], r[6]];
export const axisY = (r: Rotation): Vec3 => [r[1], r[4], r[7]];
export const axisZ = (r: Rotation): Vec3 => [r[2], r[5], r[8]];

export const rotate = (r: Rotation, v: Vec3): Vec3 => [
  r[0] * v[0] + r[1] * v[1] + r[2] * v[2],
  r[3] * v[0] + r[4] * v[1] + r[5] * v[2],
  r[6] * v[0] + r[7] * v[1] + r[8] * v[2],
];

/** Turns a vector the other way round, by the inverse rotation. */
export const rotateBack = (r: Rotation, v: Vec3): Vec3 => [
  r[0] * v[0] + r[3] * v[1] + r[6] * v[2],
  r[1] * v[0] + r[4] * v[1] + r[7] * v[2],
  r[2] * v[0] + r[5] * v[1] + r[8] * v[2],
];

export const transpose = (r: Rotation): Rotation => [
  r[0],
  r[3],
  r[6],
  r[1],
  r[4],
  r[7],
  r[2],
  r[5],
  r[8],
];

/** The rotation that turns by `b` first and then by `a`. */
export const compose = (a: Rotation, b: Rotation): Rotation =>
  fromColumns(rotate(a, axisX(b)), rotate(a, axisY(b)), rotate(a, axisZ(b)));

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function aboutX(degrees: number): Rotation {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [1, 0, 0, 0, c, -s, 0, s, c];
}

export function aboutY(degrees: number): Rotation {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [c, 0, s, 0, 1, 0, -s, 0, c];
}

export function aboutZ(degrees: number): Rotation {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [c, -s, 0, s, c, 0, 0, 0, 1];
}

/** The frame whose y axis lies along `along` and whose z axis comes as near to `toward` as it can. */
export function alongAndToward(along: Vec3, toward: Vec3): Rotation {
  const y = normalise(along);
  const across = reject(toward, y);
  const z = length(across) > 1e-4 ? normalise(across) : perpendicular(y);
  return fromColumns(cross(y, z), y, z);
}

export const toWorld = (frame: Frame, point: Vec3): Vec3 =>
  add(frame.origin, rotate(frame.rotation, point));

export const toLocal = (frame: Frame, point: Vec3): Vec3 =>
  rotateBack(frame.rotation, subtract(point, frame.origin));

/** A frame given in another frame's coordinates. */
export const childFrame = (parent: Frame, origin: Vec3, rotation: Rotation): Frame => ({
  origin: toWorld(parent, origin),
  rotation: compose(parent.rotation, rotation),
});

type Quaternion = readonly [w: number, x: number, y: number, z: number];

/** Shepperd's method: the largest of the four components is found first, so nothing is divided by almost zero. */
function toQuaternion(r: Rotation): Quaternion {
  const trace = r[0] + r[4] + r[8];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [s / 4, (r[7] - r[5]) / s, (r[2] - r[6]) / s, (r[3] - r[1]) / s];
  }
  if (r[0] > r[4] && r[0] > r[8]) {
    const s = Math.sqrt(1 + r[0] - r[4] - r[8]) * 2;
    return [(r[7] - r[5]) / s, s / 4, (r[1] + r[3]) / s, (r[2] + r[6]) / s];
  }
  if (r[4] > r[8]) {
    const s = Math.sqrt(1 + r[4] - r[0] - r[8]) * 2;
    return [(r[2] - r[6]) / s, (r[1] + r[3]) / s, s / 4, (r[5] + r[7]) / s];
  }
  const s = Math.sqrt(1 + r[8] - r[0] - r[4]) * 2;
  return [(r[3] - r[1]) / s, (r[2] + r[6]) / s, (r[5] + r[7]) / s, s / 4];
}

function fromQuaternion([w, x, y, z]: Quaternion): Rotation {
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}

/** Spherical linear interpolation: turns from `a` to `b` the short way, at an even speed. */
export function slerp(a: Rotation, b: Rotation, t: number): Rotation {
  const [p, near] = [toQuaternion(a), toQuaternion(b)];
  const cosine = p[0] * near[0] + p[1] * near[1] + p[2] * near[2] + p[3] * near[3];
  const sign = cosine < 0 ? -1 : 1;
  const angle = Math.acos(Math.min(1, Math.abs(cosine)));
  const sine = Math.sin(angle);
  const [u, v] =
    sine < 1e-6
      ? [1 - t, t * sign]
      : [Math.sin((1 - t) * angle) / sine, (Math.sin(t * angle) / sine) * sign];
  const q: Quaternion = [
    p[0] * u + near[0] * v,
    p[1] * u + near[1] * v,
    p[2] * u + near[2] * v,
    p[3] * u + near[3] * v,
  ];
  const size = Math.hypot(...q);
  return fromQuaternion([q[0] / size, q[1] / size, q[2] / size, q[3] / size]);
}

/** Interpolates two directions along the great circle between them. */
export function turnToward(a: Vec3, b: Vec3, t: number): Vec3 {
  const [from, to] = [normalise(a), normalise(b)];
  const angle = Math.acos(Math.min(1, Math.max(-1, dot(from, to))));
  if (angle < 1e-4) return from;
  const across = reject(to, from);
  const side = length(across) > 1e-4 ? normalise(across) : perpendicular(from);
  const [c, s] = [Math.cos(angle * t), Math.sin(angle * t)];
  return [from[0] * c + side[0] * s, from[1] * c + side[1] * s, from[2] * c + side[2] * s];
}
