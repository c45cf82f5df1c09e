import { childFrame, type Frame, IDENTITY, type Rotation, toWorld } from '../maths/rotation.ts';
import type { Vec3 } from '../maths/vector.ts';
import type { Part } from './parts.ts';
import type { Material, Shape } from './shapes.ts';

/** Collects the shapes of one part and material, given in the coordinates of frames. */
export class Modeller {
  readonly shapes: Shape[] = [];
  readonly #part: Part;
  readonly #material: Material;

  constructor(part: Part, material: Material) {
    this.#part = part;
    this.#material = material;
  }

  /** A tapered capsule between two points of the world. */
  cone(from: Vec3, to: Vec3, fromRadius: number, toRadius = fromRadius): this {
    return this.#add({ kind: 'cone', from, to, fromRadius, toRadius });
  }

  /** A tapered capsule between two points of a frame. */
  coneIn(frame: Frame, from: Vec3, to: Vec3, fromRadius: number, toRadius = fromRadius): this {
    return this.cone(toWorld(frame, from), toWorld(frame, to), fromRadius, toRadius);
  }

  ellipsoid(frame: Frame, centre: Vec3, radii: Vec3, turn: Rotation = IDENTITY): this {
    return this.#add({ kind: 'ellipsoid', frame: childFrame(frame, centre, turn), radii });
  }

  box(frame: Frame, centre: Vec3, half: Vec3, round: number, turn: Rotation = IDENTITY): this {
    return this.#add({ kind: 'box', frame: childFrame(frame, centre, turn), half, round });
  }

  /** A cylinder along the frame's x axis. */
  cylinder(frame: Frame, centre: Vec3, halfLength: number, radius: number, round: number): this {
    const own = childFrame(frame, centre, IDENTITY);
    return this.#add({ kind: 'cylinder', frame: own, halfLength, radius, round });
  }

  #add(shape: DistributiveOmit<Shape, 'part' | 'material'>): this {
    this.shapes.push({ ...shape, part: this.#part, material: this.#material });
    return this;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
