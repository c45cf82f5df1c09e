import type { Vec3 } from '../maths/vector.ts';
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
  readonly #camera: Camera;
  readonly #scene: Scene;
  readonly #up: Vec3;
  readonly #front: Vec3;
  readonly #onFloor: Shadow;
  readonly #onWall: Shadow;

  constructor(scene: Scene, camera: Camera) {
    this.#camera = camera;
    this.#scene = scene;
    this.#up = axisY(camera.rotation);
    this.#front = axisZ(camera.rotation);
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
    const floor = this.#at(this.#up, x, y, 0, this.#camera.centre[1]);
    const { wall } = this.#scene;
    if (wall !== undefined && (!floor || floor[2] < wall)) return this.#wallColour(x, y, wall);
    if (!floor) return THEME.background;
    const dark = this.#onFloor(floor[0], floor[2]);
    const mat = this.#matColour(x, y);
    return blend(mat ?? THEME.background, THEME.shadow, (mat ? 0.27 : 0.2) * dark);
  }

  #wallColour(x: number, y: number, wall: number): Colour {
    const point = this.#at(this.#front, x, y, wall, this.#camera.centre[2]);
    if (!point) return THEME.wall;
    const plain = point[1] < SKIRTING ? THEME.skirting : THEME.wall;
    return blend(plain, THEME.shadow, 0.2 * this.#onWall(point[0], point[1]));
  }

  #matColour(x: number, y: number): Colour | undefined {
    const { mats } = this.#scene;
    if (mats.length === 0) return undefined;
    const height = this.#camera.centre[1];
    const top = this.#at(this.#up, x, y, MAT_THICKNESS, height);
    if (top && mats.some((mat) => covers(mat, top))) return THEME.mat;
    const base = this.#at(this.#up, x, y, 0, height);
    return base && mats.some((mat) => covers(mat, base)) ? THEME.matEdge : undefined;
  }

  /** Where a ray through (x, y) meets the plane with the given normal and offset. */
  #at(normal: Vec3, x: number, y: number, offset: number, centre: number): Vec3 | undefined {
    if (normal[2] < 0.01) return undefined;
    const z = (offset - centre - normal[0] * x - normal[1] * y) / normal[2];
    return fromCamera(this.#camera, [x, y, z]);
  }
}

/** Whether a point of the floor is under a mat with rounded corners. */
function covers({ x, z, halfWidth, halfLength }: Mat, point: Vec3): boolean {
  const a = Math.abs(point[0] - x) - halfWidth + MAT_CORNER;
  const b = Math.abs(point[2] - z) - halfLength + MAT_CORNER;
  return a > 0 && b > 0
    ? a * a + b * b < MAT_CORNER * MAT_CORNER
    : a < MAT_CORNER && b < MAT_CORNER;
}
