import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from './image.ts';

/** An image that runs as Docker would run it with a read-only file system and no capabilities. */
export interface Container {
  /** Resolves with the first line of its output. */
  readonly greeting: Promise<string>;
  /** Resolves with the exit code and all output, when it has ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Runs another program in it, as `docker exec` does. */
  exec(words: readonly string[]): Promise<{ code: number | null; out: string }>;
  /** Sends a signal to its first process. */
  signal(name: NodeJS.Signals): void;
}

/** No way to more rights than the image's user has, and none of root's. */
const WITHOUT_RIGHTS = [
  '--bounding-set',
  '-all',
  '--inh-caps',
  '-all',
  '--no-new-privs',
  '--clear-groups',
];

/** A process tree of its own, with its own /proc. */
const NAMESPACE = ['--pid', '--fork', '--kill-child', '--mount', '--mount-proc'];

/** Starts an image: a process tree of its own, nothing writable but its volume, /tmp and /dev/shm. */
export function startContainer(image: Image, data: string, env: Record<string, string>): Container {
  const { root, volume, folder } = image;
  mkdirSync(data, { recursive: true });
  // A new volume takes over what the image has in its place, owner and all.
  execFileSync('cp', ['-a', `${join(root, volume)}/.`, data]);
  const mounts = [
    ['-o', 'remount,ro', root],
    ['--bind', data, join(root, volume)],
    ['-t', 'tmpfs', 'tmpfs', join(root, 'tmp')],
    ['-t', 'tmpfs', 'tmpfs', join(root, 'dev')],
  ];
  for (const mount of mounts) execFileSync('mount', mount);
  for (const device of ['null', 'zero', 'random', 'urandom', 'full']) {
    execFileSync('cp', ['-a', `/dev/${device}`, join(root, 'dev', device)]);
  }
  mkdirSync(join(root, 'dev/shm'));
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', join(root, 'dev/shm')]);

  const variables = { ...image.environment, ...env };
  const inside = (words: readonly string[]) => [
    'setpriv',
    ...userOf(image),
    ...WITHOUT_RIGHTS,
    'env',
    '-i',
    `--chdir=${folder}`,
    'PATH=/usr/local/bin:/usr/bin:/bin',
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    ...words,
  ];
  const child = spawn('unshare', [...NAMESPACE, '--root', root, ...inside(image.command)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {
    ...listen(child),
    async exec(words) {
      const enter = ['--target', String(firstProcess(child)), '--pid', '--mount', '--root'];
      // Without blocking: the platforms that the bot is connected to live in this process.
      const { ended } = listen(spawn('nsenter', [...enter, ...inside(words)]));
      const { code, out } = await ended;
      return { code, out };
    },
    signal: (name) => void process.kill(firstProcess(child), name),
  };
}

function userOf({ user }: Image): string[] {
  const [uid = '', gid = uid] = user.split(':');
  return ['--reuid', uid, '--regid', gid];
}

function listen(child: ChildProcess): Pick<Container, 'greeting' | 'ended'> {
  const { promise: greeting, resolve, reject } = Promise.withResolvers<string>();
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    out += part;
    if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => void (err += part));
  // Whoever waits for the end alone doesn't miss it.
  greeting.catch(() => {});
  const ended = once(child, 'close').then(([code]: unknown[]) => {
    reject(new Error(`it ended at once: ${err}`));
    return { code: typeof code === 'number' ? code : null, out, err };
  });
  return { greeting, ended };
}

/** The process that `unshare` started: number 1 to those inside. */
function firstProcess({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
}
