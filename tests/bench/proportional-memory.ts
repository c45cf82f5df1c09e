import { readdirSync, readFileSync } from 'node:fs';

const KILOBYTE = 1024;

/**
 * The memory of a process and of all that it or they started, in bytes: what is shared counts for each
 * by its share, so that nothing counts twice (`Pss`, https://docs.kernel.org/filesystems/proc.html).
 *
 * @returns nothing where the system doesn't tell, which is anywhere but on Linux.
 */
export function proportionalMemory(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return [pid, ...childrenOf(pid)].reduce((sum, each) => sum + shareOf(each), 0);
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number)
    .flatMap((child) => [child, ...childrenOf(child)]);
}

/** A process may end while it is looked at. */
function parentOf(name: string): number | undefined {
  // After the name in brackets, which may hold anything: state and parent.
  const fields = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ');
  return Number(fields?.[1]);
}

function shareOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * KILOBYTE;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
