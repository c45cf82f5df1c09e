import sharp from 'sharp';
import type { PoseFile } from '../pose/schema.ts';
import type { Colour } from '../render/colour.ts';
import type { Picture } from '../render/picture.ts';
import { render } from '../render/renderer.ts';
import { THEME } from '../render/theme.ts';
import { ASPECT, FRAME_SIZE, INSET } from './film.ts';
import { drawInset, freeCorner, layInset } from './inset.ts';
import { Studio } from './studio.ts';

const SAMPLES = 3;
/** The gap between start and end, in pixels. */
const GAP = 4;

/** A picture as PNG, with as few colours as it needs. */
export const encodePng = ({ data, width, height }: Picture): Promise<Uint8Array> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();

/** One picture of a film at a moment from 0, the start, to 1, the end. */
export function drawFrame(file: PoseFile, moment: number, side: 0 | 1 = 0): Picture {
  const studio = new Studio(file, ASPECT);
  const { scene, camera } = studio.stage({ side, position: moment * studio.end });
  return render(scene, camera, FRAME_SIZE, 2);
}

/** Start and end of a stretch side by side, numbered, as a PNG. */
export async function drawStill(file: PoseFile): Promise<Uint8Array> {
  const studio = new Studio(file, ASPECT);
  const [start, end] = [0, studio.end].map((position) => {
    const { scene, camera } = studio.stage({ side: 0, position });
    return render(scene, camera, FRAME_SIZE, SAMPLES);
  });
  if (!start || !end) throw new Error('Start and end were not drawn.');
  const inset = drawInset(studio.scripts[0].glow, INSET.size);
  layInset(end, inset, freeCorner([end], INSET.size, INSET.margin, true), 1);
  const { width, height } = FRAME_SIZE;
  const raw = { width, height, channels: 3 } as const;
  const second = width + GAP;
  return sharp({ create: { width: second + width, height, channels: 3, background: '#ffffff' } })
    .composite([
      { input: Buffer.from(start.data), raw, left: 0, top: 0 },
      { input: Buffer.from(end.data), raw, left: second, top: 0 },
      { input: Buffer.from(badges(second)), left: 0, top: 0 },
    ])
    .png({ palette: true, colours: 160, dither: 0, effort: 8 })
    .toBuffer();
}

/** The numbers 1 and 2 in discs, as paths: no font is needed. */
function badges(second: number): string {
  const { width, height } = FRAME_SIZE;
  const line =
    'fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"';
  const one = `${disc(26)}<path ${line} d="M22 22l5-4v16"/>`;
  const x = second + 21.5;
  const two = `${disc(second + 26)}<path ${line} d="M${x} 22a4.6 4.6 0 1 1 7.8 3.6l-7.6 7.4h8.8"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${second + width}" height="${height}">${one}${two}</svg>`;
}

const disc = (x: number): string => `<circle cx="${x}" cy="26" r="15" fill="${css(THEME.badge)}"/>`;

const css = ([r, g, b]: Colour): string => `rgb(${r},${g},${b})`;
