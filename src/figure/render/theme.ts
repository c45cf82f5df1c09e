import type { Material } from '../body/shapes.ts';
import { type Colour, hex } from './colour.ts';

/** The colours of the one style in which everything is drawn. */
export const THEME = {
  background: hex('#c3d9d6'),
  wall: hex('#cfe0dd'),
  skirting: hex('#e3eeeb'),
  mat: hex('#7ba0c8'),
  matEdge: hex('#5a7fa8'),
  ink: hex('#22303f'),
  glow: hex('#ff5a3c'),
  shadow: hex('#1f3a52'),
  /** What a surface in shade is seen through. */
  shade: hex('#c3bfd2'),
  eye: hex('#2a2327'),
  mouth: hex('#a4503f'),
  inset: hex('#eef5f3'),
  ring: hex('#ffffff'),
  badge: hex('#2c4a60'),
} as const;

export const MATERIALS: Readonly<Record<Material, Colour>> = {
  skin: hex('#dd9f78'),
  hair: hex('#3c2f30'),
  shirt: hex('#fcf8f0'),
  trousers: hex('#335a72'),
  wood: hex('#cda673'),
  darkWood: hex('#966f4b'),
  door: hex('#b4c6ca'),
  foam: hex('#4f78bd'),
  towel: hex('#f1bd49'),
  stripe: hex('#fdf3d8'),
  iron: hex('#4a5560'),
  band: hex('#d9574a'),
};
