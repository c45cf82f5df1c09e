import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readDockerfile, readPairs, readWords, type Stage } from './dockerfile.ts';

/** What a Dockerfile's last stage says of how it is run. */
export interface Image {
  /** The folder that holds the whole file system. */
  readonly root: string;
  /** The folder that holds what the stage adds to its base. */
  readonly added: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly volume: string;
}

export interface BuildOptions {
  readonly project: string;
  /** Where stages are built, on a file system that overlays can lie on. */
  readonly work: string;
  /** A Debian with Node and npm, in the place of the official image. */
  readonly base: string;
}

/** Does a Dockerfile's steps one after the other, each stage in an overlay over the base. */
export function buildImage({ project, work, base }: BuildOptions): Image {
  const stages = readDockerfile(readFileSync(join(project, 'Dockerfile'), 'utf8'));
  const roots = new Map<string, string>();
  const images = stages.map((stage) => {
    const image = buildStage(stage, { project, work, base, roots });
    roots.set(stage.name, image.root);
    return image;
  });
  const last = images.at(-1);
  if (!last) throw new Error('the Dockerfile has no stage');
  return last;
}

function buildStage(
  { name, steps }: Stage,
  { project, work, base, roots }: BuildOptions & { roots: ReadonlyMap<string, string> },
): Image {
  const [root, added, scratch] = ['root', 'added', 'scratch'].map((part) => {
    const folder = join(work, `${name}-${part}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }) as [string, string, string];
  run('mount', [
    '-t',
    'overlay',
    'overlay',
    '-o',
    `lowerdir=${base},upperdir=${added},workdir=${scratch}`,
    root,
  ]);
  run('mount', ['-t', 'proc', 'proc', join(root, 'proc')]);
  const environment: Record<string, string> = {};
  let [folder, user, healthCheck, volume] = ['/', '0:0', [] as string[], ''];
  let [entrypoint, command] = [[] as string[], [] as string[]];

  for (const { name: step, text } of steps) {
    process.stdout.write(`  ${name}: ${step} ${text.slice(0, 70)}\n`);
    if (step === 'ENV') Object.assign(environment, readPairs([{ name: step, text }]));
    else if (step === 'USER') user = text;
    else if (step === 'VOLUME') volume = text;
    else if (step === 'ENTRYPOINT') entrypoint = readWords(text);
    else if (step === 'CMD') command = readWords(text);
    else if (step === 'HEALTHCHECK') healthCheck = readWords(text.slice(text.indexOf('CMD') + 3));
    else if (step === 'RUN') runIn(root, { folder, user, environment }, text);
    else if (step === 'COPY') copy(text, { project, roots, into: join(root, folder) });
    else if (step === 'WORKDIR') {
      folder = text;
      mkdirSync(join(root, folder), { recursive: true });
    } else if (!['LABEL', 'EXPOSE', 'STOPSIGNAL'].includes(step)) {
      throw new Error(`${step} isn't known here`);
    }
  }
  run('umount', [join(root, 'proc')]);
  const whole = [...entrypoint, ...command];
  return { root, added, environment, folder, user, command: whole, healthCheck, volume };
}

/** Copies as COPY does: a folder's content, a file by its name; nothing that `.dockerignore` leaves out. */
function copy(
  text: string,
  { project, roots, into }: { project: string; roots: ReadonlyMap<string, string>; into: string },
): void {
  const words = text.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '';
  const sent = contextOf(project);
  for (const source of words) {
    if (from === undefined && !sent.has(source))
      throw new Error(`.dockerignore leaves ${source} out`);
    const path = join(from === undefined ? project : (roots.get(from) ?? ''), source);
    const place = target.endsWith('/') ? join(into, target, basename(source)) : join(into, target);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(path, place, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
}

/** What `.dockerignore`, which leaves out all but its exceptions, lets a build see. */
export function contextOf(project: string): Set<string> {
  const lines = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
  return new Set(lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1)));
}

/** A shell's command in a stage, with the network of this machine, as a build has it. */
function runIn(
  root: string,
  {
    folder,
    user,
    environment,
  }: { folder: string; user: string; environment: Record<string, string> },
  command: string,
): void {
  const script = `cd ${folder} && ${command}`;
  const variables = Object.entries({ ...buildEnvironment(root), ...environment });
  run('chroot', [
    `--userspec=${user}`,
    root,
    '/usr/bin/env',
    '-i',
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ...variables.map(([name, value]) => `${name}=${value}`),
    '/bin/sh',
    '-c',
    script,
  ]);
}

/** How npm reaches its registry from here; none of it stays in an image. */
function buildEnvironment(root: string): Record<string, string> {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const resolver = join(root, 'etc/resolv.conf');
  writeFileSync(resolver, readFileSync('/etc/resolv.conf'));
  const authorities = process.env['NODE_EXTRA_CA_CERTS'];
  const variables = { HOME: '/tmp', npm_config_registry: registry, npm_config_cache: '/tmp/npm' };
  if (!authorities || !existsSync(authorities)) return variables;
  writeFileSync(join(root, 'tmp/authorities.pem'), readFileSync(authorities));
  return { ...variables, NODE_EXTRA_CA_CERTS: '/tmp/authorities.pem' };
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
