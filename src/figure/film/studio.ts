import { solve } from '../body/solve.ts';
import { lerp } from '../maths/easing.ts';
import { mix } from '../maths/vector.ts';
import { mirrorScript, readScript, type Script } from '../pose/film-script.ts';
import type { PoseFile } from '../pose/schema.ts';
import { type Camera, fitCamera, viewRotation } from '../scene/camera.ts';
import { buildScene, type Scene, sceneAt } from '../scene/scene.ts';
import type { Shot } from './timeline.ts';

/** How many moments between two keys the camera looks at to find its frame. */
const PROBES = 4;

/** One stretch with its cameras set up, ready for any moment to be drawn. */
export class Studio {
  readonly file: PoseFile;
  readonly scripts: readonly [Script, Script];
  readonly #aspect: number;
  readonly #cameras: [Camera?, Camera?] = [];

  constructor(file: PoseFile, aspect: number) {
    this.file = file;
    this.#aspect = aspect;
    const script = readScript(file);
    this.scripts = [script, mirrorScript(script)];
  }

  /** The last key's number: the end of the movement. */
  get end(): number {
    return this.scripts[0].keys.length - 1;
  }

  /** Whether the camera goes to the other side of the figure for the second side. */
  get turns(): boolean {
    return this.file.camera.yaw % 180 !== 0;
  }

  /** What stands before the camera in a shot, and the camera. */
  stage(what: Shot['what']): { scene: Scene; camera: Camera } {
    if ('turn' in what) return this.#turn(what.turn);
    const { side, position } = what;
    return {
      scene: sceneAt(this.scripts[side], this.file.props, position),
      camera: this.#camera(side),
    };
  }

  /** The camera of a side, framed when it is first needed; the second side's is the mirror image. */
  #camera(side: 0 | 1): Camera {
    const { camera } = this.file;
    const yaw = side === 0 ? camera.yaw : -camera.yaw;
    this.#cameras[side] ??= fitCamera({ ...camera, yaw }, this.#probes(side), this.#aspect);
    return this.#cameras[side];
  }

  #probes(side: 0 | 1): Scene[] {
    return Array.from({ length: this.end * PROBES + 1 }, (_, i) =>
      sceneAt(this.scripts[side], this.file.props, i / PROBES),
    );
  }

  /** On the way from the first side's start to the second's, the camera going round the short way. */
  #turn(t: number) {
    const [from, to] = this.scripts.map(({ keys }) => keys[0]?.pose);
    if (!from || !to) throw new RangeError('A film needs at least one pose.');
    const [a, b] = [this.#camera(0), this.#camera(1)];
    const { yaw, pitch } = this.file.camera;
    const way = Math.abs(yaw) > 90 ? Math.sign(yaw) * (360 - 2 * Math.abs(yaw)) : -2 * yaw;
    const camera: Camera = {
      rotation: viewRotation(yaw + way * t, pitch),
      centre: mix(a.centre, b.centre, t),
      height: lerp(a.height, b.height, t),
    };
    return { scene: buildScene(solve(from, to, t), this.file.props, [], 0), camera };
  }
}
