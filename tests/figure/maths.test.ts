import { assert, double, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easeInOut, smoothMin, smoothstep } from '../../src/figure/maths/easing.ts';
import { reach } from '../../src/figure/maths/inverse-kinematics.ts';
import {
  alongAndToward,
  axisX,
  axisY,
  axisZ,
  compose,
  rotate,
  rotateBack,
  slerp,
  transpose,
} from '../../src/figure/maths/rotation.ts';
import {
  add,
  angleBetween,
  distance,
  dot,
  length,
  normalise,
  scale,
  subtract,
  type Vec3,
} from '../../src/figure/maths/vector.ts';

const number = double({ min: -2, max: 2, noNaN: true });
const vector = tuple(number, number, number).map((v): Vec3 => v);
const direction = vector.filter((v) => length(v) > 0.1).map(normalise);
const bone = double({ min: 0.1, max: 0.6, noNaN: true });
const share = double({ min: 0, max: 1, noNaN: true });
const rotation = tuple(direction, direction)
  .filter(([a, b]) => angleBetween(a, b) > 5 && angleBetween(a, b) < 175)
  .map(([a, b]) => alongAndToward(a, b));

describe('a limb of two bones', () => {
  test('keeps the lengths of its bones, wherever it reaches', () => {
    assert(
      property(vector, vector, bone, bone, direction, (root, target, upper, lower, pole) => {
        const { middle, end } = reach(root, target, upper, lower, pole);
        expect(distance(root, middle)).toBeCloseTo(upper, 9);
        expect(distance(middle, end)).toBeCloseTo(lower, 9);
      }),
    );
  });

  test('touches every target between its shortest and its longest reach', () => {
    assert(
      property(vector, direction, share, bone, bone, direction, (root, way, t, a, b, pole) => {
        const shortest = Math.abs(a - b) + 0.02;
        const span = shortest + ((a + b) * 0.9995 - shortest) * t;
        const target = add(root, scale(way, span));
        expect(distance(reach(root, target, a, b, pole).end, target)).toBeLessThan(1e-9);
      }),
    );
  });

  test('points at a target that is too far, stretched out', () => {
    assert(
      property(direction, bone, bone, direction, (way, a, b, pole) => {
        const { end } = reach([0, 0, 0], scale(way, 3), a, b, pole);
        expect(angleBetween(end, way)).toBeLessThan(0.01);
        expect(length(end)).toBeGreaterThan((a + b) * 0.999);
      }),
    );
  });

  test('bends towards its pole, never away from it', () => {
    assert(
      property(direction, direction, (way, pole) => {
        const { middle, end } = reach([0, 0, 0], scale(way, 0.4), 0.3, 0.3, pole);
        const bend = subtract(middle, scale(end, 0.5));
        // A pole straight along the limb says nothing about the bend.
        expect(dot(bend, pole)).toBeGreaterThan(-1e-4);
      }),
    );
  });
});

describe('easing', () => {
  test('starts at 0, stops at 1, and never turns back', () => {
    expect([easeInOut(0), easeInOut(0.5), easeInOut(1)]).toEqual([0, 0.5, 1]);
    assert(
      property(share, share, (a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(easeInOut(early)).toBeLessThanOrEqual(easeInOut(late) + 1e-12);
      }),
    );
  });

  test('goes out as it came in', () => {
    assert(
      property(share, (t) => {
        expect(easeInOut(1 - t)).toBeCloseTo(1 - easeInOut(t), 9);
      }),
    );
  });

  test('starts and stops without a jerk: neither speed nor acceleration', () => {
    const h = 1e-3;
    expect(easeInOut(h) / h).toBeLessThan(1e-4);
    expect((easeInOut(2 * h) - 2 * easeInOut(h)) / h ** 2).toBeLessThan(0.1);
    expect(smoothstep(2, 4, 1)).toBe(0);
    expect(smoothstep(2, 4, 5)).toBe(1);
  });
});

describe('the smooth minimum', () => {
  test('is never above the minimum, and never more than a quarter of its width below', () => {
    assert(
      property(number, number, bone, (a, b, k) => {
        const soft = smoothMin(a, b, k);
        expect(soft).toBeLessThanOrEqual(Math.min(a, b));
        expect(soft).toBeGreaterThanOrEqual(Math.min(a, b) - k / 4 - 1e-12);
      }),
    );
  });
});

describe('turning', () => {
  test('a rotation and its inverse undo each other', () => {
    assert(
      property(rotation, vector, (r, v) => {
        expect(distance(rotateBack(r, rotate(r, v)), v)).toBeLessThan(1e-9);
        expect(distance(rotate(compose(transpose(r), r), v), v)).toBeLessThan(1e-9);
      }),
    );
  });

  test('from one rotation to another goes the short way at an even speed', () => {
    assert(
      property(rotation, rotation, share, (a, b, t) => {
        const between = slerp(a, b, t);
        const [whole, part] = [turned(a, b), turned(a, between)];
        expect(length(axisX(between))).toBeCloseTo(1, 6);
        expect(part).toBeCloseTo(whole * t, 4);
      }),
    );
  });
});

/** The angle of the rotation from one to the other, in radians. */
function turned(a: Parameters<typeof slerp>[0], b: typeof a): number {
  const trace = dot(axisX(a), axisX(b)) + dot(axisY(a), axisY(b)) + dot(axisZ(a), axisZ(b));
  return Math.acos(Math.min(1, Math.max(-1, (trace - 1) / 2)));
}
