import { Modeller } from '../body/modeller.ts';
import type { Shape } from '../body/shapes.ts';
import { aboutX, type Frame, IDENTITY } from '../maths/rotation.ts';
import type { Vec3 } from '../maths/vector.ts';

const standing = (origin: Vec3): Frame => ({ origin, rotation: IDENTITY });
const ENDS = [-1, 1] as const;

/** A plain wooden chair without arms; the person sits facing +z. */
export function chair(at: Vec3): Shape[] {
  const frame = standing(at);
  const legs = new Modeller('prop', 'darkWood');
  for (const x of ENDS) {
    legs
      .coneIn(frame, [x * 0.18, 0.42, 0.185], [x * 0.195, 0.012, 0.2], 0.0145)
      .coneIn(frame, [x * 0.18, 0.42, -0.19], [x * 0.195, 0.012, -0.215], 0.0145)
      .coneIn(frame, [x * 0.18, 0.42, -0.19], [x * 0.18, 0.9, -0.245], 0.0145);
  }
  const boards = new Modeller('prop', 'wood')
    .box(frame, [0, 0.435, 0], [0.212, 0.02, 0.215], 0.018)
    .box(frame, [0, 0.855, -0.239], [0.192, 0.05, 0.014], 0.013, aboutX(-6));
  return [...legs.shapes, ...boards.shapes];
}

/** A low bench: width, height and depth. */
export function bench(at: Vec3, [width, height, depth]: Vec3): Shape[] {
  const frame = standing(at);
  const board = new Modeller('prop', 'wood').box(
    frame,
    [0, height - 0.025, 0],
    [width / 2, 0.025, depth / 2],
    0.014,
  );
  const legs = new Modeller('prop', 'darkWood');
  for (const x of ENDS) {
    legs.box(
      frame,
      [x * (width / 2 - 0.07), (height - 0.05) / 2, 0],
      [0.022, (height - 0.05) / 2, depth / 2 - 0.04],
      0.008,
    );
  }
  return [...board.shapes, ...legs.shapes];
}

/** Two posts and a lintel, without a door. */
export function doorFrame(at: Vec3, width: number): Shape[] {
  const frame = standing(at);
  const posts = new Modeller('prop', 'wood');
  for (const x of ENDS) {
    posts.box(frame, [x * (width / 2 + 0.03), 1.05, 0], [0.03, 1.05, 0.028], 0.005);
  }
  posts.box(frame, [0, 2.13, 0], [width / 2 + 0.06, 0.03, 0.028], 0.005);
  return posts.shapes;
}

const FOAM_ROLLER_RADIUS = 0.075;

/** A foam roller lying across. */
export const foamRoller = (at: Vec3, length: number): Shape[] =>
  new Modeller('prop', 'foam').cylinder(
    standing(at),
    [0, FOAM_ROLLER_RADIUS, 0],
    length / 2,
    FOAM_ROLLER_RADIUS,
    0.012,
  ).shapes;
