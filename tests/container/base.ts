import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Debian's version in the name of the image that the Dockerfile is built on. */
const RELEASE = 'bookworm';

/**
 * Something like the official image `node:…-bookworm-slim`, made from Debian's packages: a minimal
 * Debian with libatomic, this very Node, npm, and a user `node` with number 1000.
 *
 * @param folder where it is kept between runs.
 */
export function makeBase(folder: string): string {
  const root = join(folder, RELEASE);
  if (existsSync(join(root, 'usr/local/bin/npm'))) return root;
  mkdirSync(folder, { recursive: true });
  run('debootstrap', ['--variant=minbase', '--include=libatomic1', RELEASE, root]);
  run('chroot', [root, 'useradd', '--create-home', '--uid', '1000', 'node']);
  cpSync(process.execPath, join(root, 'usr/local/bin/node'));
  const npm = execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"'], { encoding: 'utf8' });
  cpSync(dirname(dirname(npm.trim())), join(root, 'usr/local/lib/node_modules/npm'), {
    recursive: true,
  });
  run('chroot', [root, 'ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', '/usr/local/bin/npm']);
  return root;
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
