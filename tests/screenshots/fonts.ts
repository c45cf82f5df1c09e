import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The clients' typefaces, or the nearest that are free, as the packages of Fontsource name their files. */
const FACES = [
  // Slack's own.
  { family: 'Lato', name: 'lato', weights: [400, 700, 900] },
  // What Discord falls back to where its own gg sans is missing.
  { family: 'Noto Sans', name: 'noto-sans', weights: [400, 500, 600, 700] },
] as const;

const STYLES = ['normal', 'italic'] as const;

/** Where, below the folder that packages are installed in, a font file is. */
export const fontPath = (packages: string, file: string): string =>
  join(packages, '@fontsource', file.split('-latin-')[0] ?? '', 'files', file);

/** A style sheet for the fonts that are installed; the system's stand in for others. */
export function fontSheet(packages: string, address: string): string {
  const rules = FACES.flatMap(({ family, name, weights }) =>
    weights.flatMap((weight) =>
      STYLES.map((style) => {
        const file = `${name}-latin-${weight}-${style}.woff2`;
        return existsSync(fontPath(packages, file))
          ? `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; src: url('${address}${file}'); }`
          : '';
      }),
    ),
  );
  return rules.join('\n');
}
