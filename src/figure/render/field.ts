import { JOINTS, type Part, softness } from '../body/parts.ts';
import { smoothMin } from '../maths/easing.ts';
import type { Solid } from './solids.ts';

/** Farther than anything in a picture. */
const FAR = 1e3;

interface PartField {
  readonly solids: Solid[];
  readonly softness: number;
  /** The distance found last; joints read it. */
  distance: number;
}

interface JointField {
  readonly a: PartField;
  readonly b: PartField;
  readonly softness: number;
}

/**
 * Many solids as one signed distance field: the smooth minimum within each part
 * and across each joint, the plain minimum otherwise.
 */
export class Field {
  readonly #parts: PartField[] = [];
  readonly #joints: JointField[] = [];
  /** The solid nearest to the point that was measured last. */
  nearest: Solid | undefined;

  constructor(solids: readonly Solid[]) {
    const parts = new Map<Part, PartField>();
    for (const solid of solids) {
      const { part } = solid.shape;
      const field = parts.get(part);
      if (field) field.solids.push(solid);
      else parts.set(part, { solids: [solid], softness: softness(part), distance: FAR });
    }
    this.#parts.push(...parts.values());
    for (const { parts: ends, softness: width } of JOINTS) {
      const [a, b] = [parts.get(ends[0]), parts.get(ends[1])];
      if (a && b) this.#joints.push({ a, b, softness: width });
    }
  }

  distance(x: number, y: number, z: number): number {
    let nearest: Solid | undefined;
    let least = FAR;
    let result = FAR;
    for (const part of this.#parts) {
      let near = FAR;
      for (const solid of part.solids) {
        const d = solid.distance(x, y, z);
        if (d < least) {
          least = d;
          nearest = solid;
        }
        near = near === FAR ? d : smoothMin(near, d, part.softness);
      }
      part.distance = near;
      if (near < result) result = near;
    }
    for (const { a, b, softness: width } of this.#joints) {
      const joined = smoothMin(a.distance, b.distance, width);
      if (joined < result) result = joined;
    }
    this.nearest = nearest;
    return result;
  }
}

/** How far from its solids a part can still be reached by melting into others, in metres. */
export function meltReach(part: Part): number {
  const joints = JOINTS.filter(({ parts }) => parts.includes(part));
  return Math.max(softness(part), ...joints.map((joint) => joint.softness));
}
