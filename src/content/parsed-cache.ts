import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = join(import.meta.dirname, '../../node_modules/.cache/unhunch/parsed.json');

/**
 * What YAML texts were parsed to, kept between starts: parsing takes longer than
 * everything else that a start does. Only a convenience: without the file, or where
 * it can't be written, content loads as well and a little later. Texts are known by
 * their hash, so a changed file is parsed anew; schemas are checked every time.
 */
export class ParsedCache {
  #kept: Record<string, unknown> | undefined;
  readonly #used: Record<string, unknown> = {};
  #isNew = false;

  /** What the text was parsed to before, if it was. */
  get(text: string): unknown {
    this.#kept ??= readKept();
    const key = keyOf(text);
    const value = Object.hasOwn(this.#kept, key) ? this.#kept[key] : undefined;
    if (value !== undefined) this.#used[key] = value;
    return value;
  }

  /** Keeps what a text was parsed to, plain data as JSON knows it. */
  set(text: string, value: unknown): void {
    this.#used[keyOf(text)] = value;
    this.#isNew = true;
  }

  /** Writes what is new, and forgets what was not asked for. */
  save(): void {
    if (!this.#isNew) return;
    const draft = `${FILE}.${process.pid}`;
    try {
      mkdirSync(dirname(FILE), { recursive: true });
      writeFileSync(draft, JSON.stringify(this.#used));
      renameSync(draft, FILE);
    } catch {
      // A read-only installation starts a little slower, that is all.
      rmSync(draft, { force: true });
    }
  }
}

function keyOf(text: string): string {
  return hash('sha256', text);
}

function readKept(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
