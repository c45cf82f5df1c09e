import type { Frame } from '../maths/rotation.ts';
import type { Vec3 } from '../maths/vector.ts';
import type { Part } from './parts.ts';

export type Material =
  | 'skin'
  | 'hair'
  | 'shirt'
  | 'trousers'
  | 'wood'
  | 'darkWood'
  | 'door'
  | 'foam'
  | 'towel'
  | 'stripe'
  | 'iron'
  | 'band';

interface Matter {
  /** Which part of the picture it belongs to, and so what it melts into. */
  readonly part: Part;
  readonly material: Material;
}

/** A capsule whose two ends may differ in radius. */
export interface Cone extends Matter {
  readonly kind: 'cone';
  readonly from: Vec3;
  readonly to: Vec3;
  readonly fromRadius: number;
  readonly toRadius: number;
}

export interface Ellipsoid extends Matter {
  readonly kind: 'ellipsoid';
  readonly frame: Frame;
  readonly radii: Vec3;
}

/** A box with rounded edges. */
export interface Box extends Matter {
  readonly kind: 'box';
  readonly frame: Frame;
  readonly half: Vec3;
  readonly round: number;
}

/** A cylinder along its frame's x axis, with rounded rims. */
export interface Cylinder extends Matter {
  readonly kind: 'cylinder';
  readonly frame: Frame;
  readonly halfLength: number;
  readonly radius: number;
  readonly round: number;
}

/** A simple solid in the world, from which everything in a picture is built. */
export type Shape = Cone | Ellipsoid | Box | Cylinder;
