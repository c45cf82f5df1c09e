import { createLog, type Log } from '../../src/log.ts';

/** A log whose lines can be read back. */
export function memoryLog(): { log: Log; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}
