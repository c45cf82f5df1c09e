/** A line of a chart. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface ChartOptions {
  readonly title: string;
  /** With its unit. */
  readonly x: string;
  readonly y: string;
  /** On each axis from where to where; both go by powers of ten. */
  readonly range: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly lines: readonly Line[];
  /** A limit to draw across. */
  readonly limit?: { readonly y: number; readonly name: string };
}

const [WIDTH, HEIGHT] = [760, 430];
const PLOT = { left: 74, right: 176, top: 58, bottom: 60 };
/** Told apart by their dashes as well: nothing depends on colour. */
const DASHES = ['none', '9 4', '3 4', '12 4 3 4'];
const STYLE = `
  svg { font: 13px system-ui, sans-serif; }
  .paper { fill: #fff; } text { fill: #1f2328; } .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: #59636e; } .grid { stroke: #d1d9e0; } .limit { stroke: #bc4c00; } .warn { fill: #bc4c00; }
  .line { fill: none; stroke-width: 2.25; stroke-linejoin: round; }
  .c0 { stroke: #0969da; } .c1 { stroke: #1a7f37; } .c2 { stroke: #8250df; } .c3 { stroke: #9a6700; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117; } text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .grid { stroke: #2f353d; }
    .limit { stroke: #f0883e; } .warn { fill: #f0883e; }
    .c0 { stroke: #4493f8; } .c1 { stroke: #3fb950; } .c2 { stroke: #ab7df8; } .c3 { stroke: #d29922; }
  }`;

/** A chart of lines over two logarithmic axes as SVG, in light or dark as whoever looks has it. */
export function chart({ title, x, y, range, lines, limit }: ChartOptions): string {
  const right = WIDTH - PLOT.right;
  const bottom = HEIGHT - PLOT.bottom;
  const along = scale(range.x, PLOT.left, right);
  const up = scale(range.y, bottom, PLOT.top);
  const vertical = ticks(range.x).map(
    (value) =>
      `<path class="grid" d="M${along(value)} ${PLOT.top}V${bottom}"/><text class="quiet" x="${along(value)}" y="${bottom + 20}" text-anchor="middle">${short(value)}</text>`,
  );
  const horizontal = ticks(range.y).map(
    (value) =>
      `<path class="grid" d="M${PLOT.left} ${up(value)}H${right}"/><text class="quiet" x="${PLOT.left - 8}" y="${up(value) + 4}" text-anchor="end">${short(value)}</text>`,
  );
  const drawn = lines.map(({ points }, index) => {
    const path = points.map(([a, b]) => `${along(a)} ${up(Math.max(b, range.y[0]))}`).join('L');
    return `<path class="line c${index}" stroke-dasharray="${DASHES[index]}" d="M${path}"/>`;
  });
  const names = apart(lines.map(({ points }) => up(Math.max(points.at(-1)?.[1] ?? 1, range.y[0]))));
  const labels = lines.map(
    ({ name }, index) => `<text x="${right + 10}" y="${(names[index] ?? 0) + 4}">${name}</text>`,
  );
  const across = limit
    ? `<path class="limit" stroke-dasharray="2 3" d="M${PLOT.left} ${up(limit.y)}H${right}"/><text class="warn" x="${PLOT.left + 8}" y="${up(limit.y) - 6}">${limit.name}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<style>${STYLE}
</style>
<rect class="paper" width="100%" height="100%"/>
<text class="title" x="${PLOT.left}" y="30">${title}</text>
${[...vertical, ...horizontal, ...drawn, across, ...labels].join('\n')}
<text class="quiet" x="${(PLOT.left + right) / 2}" y="${HEIGHT - 14}" text-anchor="middle">${x}</text>
<text class="quiet" transform="translate(20 ${(PLOT.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${y}</text>
</svg>
`;
}

function scale([from, to]: readonly [number, number], begin: number, end: number) {
  const share = (value: number) => Math.log(value / from) / Math.log(to / from);
  return (value: number) => Math.round(10 * (begin + share(value) * (end - begin))) / 10;
}

/** The powers of ten within. */
function ticks([from, to]: readonly [number, number]): number[] {
  const first = Math.ceil(Math.log10(from));
  const count = Math.floor(Math.log10(to)) - first + 1;
  return Array.from({ length: count }, (_, index) => Number(`1e${first + index}`));
}

function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6} million`;
  return value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
}

/** Heights for labels that would lie over one another: moved down until they don't. */
function apart(heights: readonly number[]): number[] {
  const GAP = 18;
  const order = [...heights.keys()].toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const moved = [...heights];
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(moved[index] ?? 0, last + GAP);
    moved[index] = last;
  }
  return moved;
}
