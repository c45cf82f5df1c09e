import { JOINTS, type Part, softness } from '../body/parts.ts';
import { smoothMin } from '../maths/easing.ts';
import type { Solid } from './solids.ts';

/** Farther than anything in a picture. */
const FAR = 1e3;
const WIDEST_JOINT = Math.max(...JOINTS.map((joint) => joint.softness));

interface PartField {
  readonly solids: Solid[];
  /** The largest z that any of its solids reaches. */
  front: number;
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
      if (field) {
        field.solids.push(solid);
        field.front = Math.max(field.front, solid.front);
      } else {
        const first = { solids: [solid], front: solid.front, softness: softness(part) };
        parts.set(part, { ...first, distance: FAR });
      }
    }
    this.#parts.push(...[...parts.values()].toSorted((a, b) => b.front - a.front));
    for (const { solids: own } of this.#parts) own.sort((a, b) => b.front - a.front);
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
      // A point in front of a solid is at least so far from it: what is far behind needn't be measured.
      const ahead = z - part.front;
      if (ahead > result + WIDEST_JOINT) {
        part.distance = ahead;
        continue;
      }
      let near = FAR;
      for (const solid of part.solids) {
        if (z - solid.front > near + part.softness) continue;
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
