import type { Shape } from '../body/shapes.ts';
import { smoothstep } from '../maths/easing.ts';
import { rotateBack } from '../maths/rotation.ts';
import { dot, normalise, type Vec3 } from '../maths/vector.ts';
import { type Camera, fromCamera } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { blend, type Colour, filter } from './colour.ts';
import type { Field } from './field.ts';
import { canGlow, glowAt } from './glow.ts';
import type { Ground } from './ground.ts';
import { paint } from './paint.ts';
import type { Picture } from './picture.ts';
import type { Surface } from './surface.ts';
import { MATERIALS, THEME } from './theme.ts';

/** The light comes from the upper left, over the viewer's shoulder. */
const LIGHT = normalise([-0.42, 0.66, 0.68]);
const WHITE: Colour = [255, 255, 255];

/** What shading needs to know beside the surface itself. */
export interface Studio {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly ground: Ground;
  /** The figure alone, for the shadow where it touches a prop. */
  readonly body: Field;
}

/** Toon shading: every pixel gets its plain colour in light or in shade, with little between. */
export function shadeAll(surface: Surface, studio: Studio, picture: Picture): void {
  for (let row = 0; row < surface.height; row++) {
    for (let column = 0; column < surface.width; column++) {
      const at = row * surface.width + column;
      const shape = surface.shape[at];
      const [x, y] = [surface.x(column), surface.y(row)];
      if (!shape) {
        picture.set(column, row, studio.ground.colour(x, y));
        continue;
      }
      const seen: Vec3 = [x, y, surface.depth[at] ?? 0];
      const facing: Vec3 = [
        surface.normal[at * 3] ?? 0,
        surface.normal[at * 3 + 1] ?? 0,
        surface.normal[at * 3 + 2] ?? 0,
      ];
      const point = fromCamera(studio.camera, seen);
      const normal = rotateBack(studio.camera.rotation, facing);
      const colour =
        shape.part === 'prop'
          ? shadeProp(shape, studio, seen, facing, point, normal)
          : shadeBody(shape, studio, facing, point, normal);
      picture.set(column, row, colour);
    }
  }
}

function shadeBody(
  shape: Shape,
  { scene }: Studio,
  facing: Vec3,
  point: Vec3,
  normal: Vec3,
): Colour {
  const plain = paint(shape, scene.skeleton, point);
  const glow = scene.glow.length > 0 && canGlow(shape.part) ? glowAt(scene.glow, point, normal) : 0;
  // Towards the contour the glow fades: what is seen edge-on is no stripe.
  const base = blend(plain, THEME.glow, glow * 0.9 * smoothstep(0, 0.28, facing[2]));
  const light = dot(facing, LIGHT);
  const lit = blend(filter(base, THEME.shade), base, smoothstep(-0.1, 0.14, light));
  return blend(lit, WHITE, 0.06 * smoothstep(0.78, 0.9, light));
}

function shadeProp(
  { material }: Shape,
  { ground, body }: Studio,
  seen: Vec3,
  facing: Vec3,
  point: Vec3,
  normal: Vec3,
): Colour {
  const side = normal[1] > 0.7 ? 0 : normal[1] < -0.5 ? 0.3 : 0.12 + 0.07 * Math.abs(normal[0]);
  const plain = blend(MATERIALS[material], THEME.shadow, side);
  const low = normal[1] > 0.7 && point[1] < 0.05 ? ground.shadow(point[0], point[2]) : 0;
  const gap = body.distance(
    seen[0] + facing[0] * 0.01,
    seen[1] + facing[1] * 0.01,
    seen[2] + facing[2] * 0.01,
  );
  const touched = 0.85 * (1 - smoothstep(0, 0.07, gap));
  return blend(plain, THEME.shadow, 0.3 * Math.max(low, touched));
}
