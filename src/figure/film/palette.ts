import type { Colour } from '../render/colour.ts';
import type { Picture } from '../render/picture.ts';

/** A colour of the pictures and how much it counts. */
interface Sample {
  readonly colour: Colour;
  readonly weight: number;
}

/** Bits kept of each channel when colours are counted. */
const BITS = 6;
const ROUNDS = 6;

/**
 * One palette for a whole film, by Heckbert's median cut and a few rounds of
 * Lloyd's algorithm (k-means). Frequent colours count by the square root of
 * their area, so that a large floor doesn't take the shades of a small hand.
 */
export function makePalette(pictures: readonly Picture[], size: number): Colour[] {
  const samples = countColours(pictures);
  let palette = medianCut(samples, size).map(mean);
  for (let round = 0; round < ROUNDS; round++) palette = lloyd(samples, palette);
  return palette.map(([r, g, b]): Colour => [Math.round(r), Math.round(g), Math.round(b)]);
}

function countColours(pictures: readonly Picture[]): Sample[] {
  const shift = 8 - BITS;
  const cells = 1 << (3 * BITS);
  const count = new Float64Array(cells);
  const sums = new Float64Array(cells * 3);
  for (const { data } of pictures) {
    for (let at = 0; at < data.length; at += 3) {
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const cell = ((r >> shift) << (2 * BITS)) | ((g >> shift) << BITS) | (b >> shift);
      count[cell] = (count[cell] ?? 0) + 1;
      sums[cell * 3] = (sums[cell * 3] ?? 0) + r;
      sums[cell * 3 + 1] = (sums[cell * 3 + 1] ?? 0) + g;
      sums[cell * 3 + 2] = (sums[cell * 3 + 2] ?? 0) + b;
    }
  }
  const samples: Sample[] = [];
  count.forEach((n, cell) => {
    if (n === 0) return;
    const of = (channel: number) => (sums[cell * 3 + channel] ?? 0) / n;
    samples.push({ colour: [of(0), of(1), of(2)], weight: Math.sqrt(n) });
  });
  return samples;
}

/** Cuts the box with the largest spread in two at its weighted median, until there are enough. */
function medianCut(samples: readonly Sample[], size: number): Sample[][] {
  const boxes: Sample[][] = [[...samples]];
  while (boxes.length < size) {
    const spreads = boxes.map(widest);
    const index = spreads.reduce(
      (best, { value }, i) => (value > (spreads[best]?.value ?? 0) ? i : best),
      0,
    );
    const [box, spread] = [boxes[index], spreads[index]];
    if (!box || !spread || box.length < 2) break;
    box.sort((a, b) => a.colour[spread.channel] - b.colour[spread.channel]);
    const at = weightedMiddle(box);
    boxes.splice(index, 1, box.slice(0, at), box.slice(at));
  }
  return boxes;
}

/** The channel in which a box varies most, and how much: weighted variance. */
function widest(box: readonly Sample[]): { channel: 0 | 1 | 2; value: number } {
  const middle = mean(box);
  const variance = ([0, 1, 2] as const).map((channel) => ({
    channel,
    value: box.reduce((sum, s) => sum + s.weight * (s.colour[channel] - middle[channel]) ** 2, 0),
  }));
  const best = variance.toSorted((a, b) => b.value - a.value)[0];
  return best ?? { channel: 0, value: 0 };
}

function weightedMiddle(box: readonly Sample[]): number {
  const half = box.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  const at = box.findIndex(({ weight }) => (sum += weight) >= half);
  return Math.min(box.length - 1, Math.max(1, at));
}

function mean(samples: readonly Sample[]): Colour {
  let [r, g, b, total] = [0, 0, 0, 0];
  for (const { colour, weight } of samples) {
    r += colour[0] * weight;
    g += colour[1] * weight;
    b += colour[2] * weight;
    total += weight;
  }
  return total > 0 ? [r / total, g / total, b / total] : [0, 0, 0];
}

/** Moves each palette colour to the mean of the samples nearest to it. */
function lloyd(samples: readonly Sample[], palette: readonly Colour[]): Colour[] {
  const groups: Sample[][] = palette.map(() => []);
  for (const sample of samples) groups[nearest(palette, sample.colour)]?.push(sample);
  return palette.map((colour, index) => {
    const group = groups[index] ?? [];
    return group.length > 0 ? mean(group) : colour;
  });
}

/** How different two colours look, squared: the eye is most sensitive to green, least to blue. */
export function difference(a: Colour, b: Colour): number {
  const [dr, dg, db] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return dr * dr * 0.9 + dg * dg * 1.4 + db * db * 0.7;
}

/** The number of the palette's colour that looks most like the given one. */
export function nearest(palette: readonly Colour[], colour: Colour): number {
  let best = 0;
  let least = Infinity;
  palette.forEach((other, index) => {
    const off = difference(other, colour);
    if (off < least) {
      least = off;
      best = index;
    }
  });
  return best;
}
