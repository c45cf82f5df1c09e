import { smoothstep } from '../maths/easing.ts';
import { subtract, type Vec3 } from '../maths/vector.ts';
import { axisY, axisZ } from '../maths/rotation.ts';
import { type Camera, fromCamera } from '../scene/camera.ts';
import type { Mat, Scene } from '../scene/scene.ts';
import { blend, type Colour } from './colour.ts';
import { floorShadow, type Shadow, wallShadow } from './shadow.ts';
import { THEME } from './theme.ts';

const MAT_THICKNESS = 0.012;
const MAT_CORNER = 0.03;
const SKIRTING = 0.07;

/** What lies behind everything solid: the floor with its mats, or the wall. */
export class Ground {
  readonly #scene: Scene;
  readonly #floor: Plane | undefined;
  readonly #matTop: Plane | undefined;
  readonly #wall: Plane | undefined;
  readonly #onFloor: Shadow;
  readonly #onWall: Shadow;

  constructor(scene: Scene, camera: Camera) {
    this.#scene = scene;
    this.#floor = seePlane(camera, 1, 0);
    this.#matTop = seePlane(camera, 1, MAT_THICKNESS);
    this.#wall = scene.wall === undefined ? undefined : seePlane(camera, 2, scene.wall);
    const shapes = [...scene.body, ...scene.props];
    this.#onFloor = floorShadow(shapes);
    this.#onWall = wallShadow(scene.body, scene.wall);
  }

  /** How dark the shadow on the floor is. */
  shadow(x: number, z: number): number {
    return this.#onFloor(x, z);
  }

  /** The colour that a ray through (x, y) of the camera meets. */
  colour(x: number, y: number): Colour {
    const floor = this.#floor && pointOn(this.#floor, x, y);
    const { wall } = this.#scene;
    if (wall !== undefined && this.#wall && (!floor || floor[2] < wall)) {
      return this.#wallColour(pointOn(this.#wall, x, y));
    }
    if (!floor) return THEME.background;
    const dark = inSteps(this.#onFloor(floor[0], floor[2]));
    const mat = this.#matColour(x, y, floor);
    if (dark === 0) return mat ?? THEME.background;
    return blend(mat ?? THEME.background, THEME.shadow, (mat ? 0.27 : 0.2) * dark);
  }

  #wallColour(point: Vec3): Colour {
    const plain = point[1] < SKIRTING ? THEME.skirting : THEME.wall;
    return blend(plain, THEME.shadow, 0.2 * inSteps(this.#onWall(point[0], point[1])));
  }

  #matColour(x: number, y: number, floor: Vec3): Colour | undefined {
    const { mats } = this.#scene;
    if (mats.length === 0 || !this.#matTop) return undefined;
    const top = pointOn(this.#matTop, x, y);
    if (mats.some((mat) => covers(mat, top))) return THEME.mat;
    return mats.some((mat) => covers(mat, floor)) ? THEME.matEdge : undefined;
  }
}

/** A shadow of two even tones with a soft edge each, as a painter lays it. */
const inSteps = (dark: number): number =>
  0.5 * smoothstep(0.16, 0.3, dark) + 0.5 * smoothstep(0.56, 0.7, dark);

/** A plane of the world as the camera sees it: where the middle of the picture meets it, and its steps to the right and up. */
interface Plane {
  readonly middle: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
}

/** The plane on which the world's y (axis 1) or z (axis 2) has the given value; undefined when seen edge-on. */
function seePlane(camera: Camera, axis: 1 | 2, value: number): Plane | undefined {
  const normal = axis === 1 ? axisY(camera.rotation) : axisZ(camera.rotation);
  if (normal[2] < 0.01) return undefined;
  const meet = (x: number, y: number): Vec3 =>
    fromCamera(camera, [
      x,
      y,
      (value - camera.centre[axis] - normal[0] * x - normal[1] * y) / normal[2],
    ]);
  const middle = meet(0, 0);
  return { middle, right: subtract(meet(1, 0), middle), up: subtract(meet(0, 1), middle) };
}

const pointOn = ({ middle, right, up }: Plane, x: number, y: number): Vec3 => [
  middle[0] + right[0] * x + up[0] * y,
  middle[1] + right[1] * x + up[1] * y,
  middle[2] + right[2] * x + up[2] * y,
];

/** Whether a point of the floor is under a mat with rounded corners. */
function covers({ x, z, halfWidth, halfLength }: Mat, point: Vec3): boolean {
  const a = Math.abs(point[0] - x) - halfWidth + MAT_CORNER;
  const b = Math.abs(point[2] - z) - halfLength + MAT_CORNER;
  return a > 0 && b > 0
    ? a * a + b * b < MAT_CORNER * MAT_CORNER
    : a < MAT_CORNER && b < MAT_CORNER;
}
