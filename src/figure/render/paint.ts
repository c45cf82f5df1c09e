import type { Shape } from '../body/shapes.ts';
import type { Skeleton } from '../body/skeleton.ts';
import { smoothstep } from '../maths/easing.ts';
import { type Frame, toLocal } from '../maths/rotation.ts';
import type { Vec3 } from '../maths/vector.ts';
import { blend, type Colour } from './colour.ts';
import { MATERIALS, THEME } from './theme.ts';

/** Where the shirt ends over the trousers, above the middle of the pelvis. */
const HEM = 0.078;

/** The plain colour of a surface at a point of the world: its material, and what is painted on it. */
export function paint({ part, material }: Shape, { bones }: Skeleton, point: Vec3): Colour {
  if (part === 'torso') {
    const [, y, z] = toLocal(bones.pelvis, point);
    return y + z * 0.06 > HEM ? MATERIALS.shirt : MATERIALS.trousers;
  }
  const plain = MATERIALS[material];
  return part === 'head' ? paintFace(bones.head, plain, point) : plain;
}

/** Two eyes and a calm mouth. */
function paintFace(head: Frame, skin: Colour, point: Vec3): Colour {
  const [x, y, z] = toLocal(head, point);
  if (z < 0.03) return skin;
  const aside = Math.abs(x);
  const eye = Math.hypot((aside - 0.0315) / 0.0088, (y - 0.095) / 0.0118);
  const brow = Math.hypot(
    (aside - 0.033) / 0.0165,
    (y - 0.1225 + (aside - 0.03) ** 2 * 18) / 0.0036,
  );
  const lips = Math.hypot(x / 0.0215, (y - 0.0405 - x * x * 14) / 0.0042);
  const withEyes = blend(skin, THEME.eye, 1 - smoothstep(0.85, 1.1, eye));
  const withBrows = blend(withEyes, THEME.eye, 0.75 * (1 - smoothstep(0.8, 1.2, brow)));
  return blend(withBrows, THEME.mouth, 1 - smoothstep(0.8, 1.2, lips));
}
