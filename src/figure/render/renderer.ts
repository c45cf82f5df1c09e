import { toCamera, type Camera } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { inkContours } from './contour.ts';
import { Field } from './field.ts';
import { Ground } from './ground.ts';
import { Picture } from './picture.ts';
import { shadeAll } from './shade.ts';
import { makeSolid, type Transform } from './solids.ts';
import { Surface } from './surface.ts';
import { trace } from './trace.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The ink's width in pixels of the finished picture 360 high. */
const INK = 0.9;

/** Draws a scene: trace, shade, ink, and average `samples` × `samples` pixels into one. */
export function render(
  scene: Scene,
  camera: Camera,
  { width, height }: Size,
  samples: number,
): Picture {
  const transform: Transform = {
    rotation: camera.rotation,
    point: (p) => toCamera(camera, p),
  };
  const body = scene.body.map((shape) => makeSolid(shape, transform));
  const props = scene.props.map((shape) => makeSolid(shape, transform));
  const surface = new Surface(width * samples, height * samples, camera.height);
  trace([...body, ...props], surface, samples);
  const picture = new Picture(surface.width, surface.height);
  const studio = { scene, camera, ground: new Ground(scene, camera), body: new Field(body) };
  shadeAll(surface, studio, picture);
  inkContours(surface, picture, INK * samples * Math.max(0.55, height / 360));
  return picture.shrink(samples);
}
