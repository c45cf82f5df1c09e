import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFigures } from './build.ts';
import { drawFrame, encodePng } from './film/still.ts';
import { lintFigures } from './lint/lint.ts';
import type { Places } from './places.ts';
import { loadPoseFile, poseSlugs } from './pose/load.ts';
import { progressBar } from './progress-bar.ts';

/** Paths in messages are as one would type them. */
const ROOT = relative(process.cwd(), join(import.meta.dirname, '../..'));
const PLACES: Places = {
  poses: join(ROOT, 'data/figures'),
  built: join(ROOT, 'data/figures/built'),
};
const EXERCISES = join(ROOT, 'data/en/exercises');

const HELP = `npm run figures                             draw what has changed
npm run figures -- --all                    draw everything again
npm run figures -- cobra-stretch            draw one stretch
npm run figures -- cobra-stretch --frame 1  one picture: 0 is the start, 1 the end
npm run figures -- --lint                   look for mistakes in the poses`;

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      frame: { type: 'string' },
      side: { type: 'string', default: '1' },
      out: { type: 'string' },
      lint: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) say(HELP);
  if (values.help) return 0;
  const slugs = knownSlugs(positionals);
  if (values.lint) return lint(slugs);
  if (values.frame !== undefined) {
    await preview(slugs, values.frame, values.side, values.out);
    return 0;
  }
  const drawn = await buildFigures(PLACES, {
    all: values.all,
    ...(slugs.length > 0 ? { only: slugs } : {}),
    progress: progressBar(),
  });
  if (drawn.length === 0) say('Every picture is up to date.');
  return 0;
}

function knownSlugs(names: readonly string[]): string[] {
  const all = poseSlugs(PLACES.poses);
  for (const name of names) {
    if (!all.includes(name)) {
      throw new Error(`There is no data/figures/${name}.yaml. There are: ${all.join(', ')}.`);
    }
  }
  return [...names];
}

async function preview(slugs: readonly string[], frame: string, side: string, out?: string) {
  const moment = Number(frame);
  if (!(moment >= 0 && moment <= 1)) throw new Error('--frame takes a number from 0 to 1.');
  if (slugs.length === 0) throw new Error('Name the stretch to draw: cobra-stretch --frame 0.5.');
  for (const slug of slugs) {
    const file = loadPoseFile(PLACES.poses, slug);
    const picture = drawFrame(file, moment, side === '2' ? 1 : 0);
    const path = out ?? join(tmpdir(), `${slug}-${frame}.png`);
    writeFileSync(path, await encodePng(picture));
    say(path);
  }
}

function lint(slugs: readonly string[]): number {
  const findings = lintFigures(PLACES.poses, EXERCISES, slugs);
  for (const { slug, moment, message } of findings) say(`${slug}, at ${moment}: ${message}`);
  say(findings.length === 0 ? 'The poses are sound.' : `${findings.length} finding(s).`);
  return findings.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
