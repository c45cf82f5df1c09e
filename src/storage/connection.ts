import { type ClientBase, TypeOverrides, types } from 'pg';
import { codeOf, StatementError } from './storage-error.ts';

/** What repositories need of a database: one statement after another, inside a transaction or not. */
export interface Connection {
  /**
   * Runs a statement. Rows come as the statement names their columns; a column that is null is left
   * out, a `bigint` is text, a `date` is "2026-12-25", a `timestamptz` is a `Temporal.Instant`.
   *
   * @param values for `$1`, `$2` …; instants and other objects as text.
   * @throws {StatementError} with PostgreSQL's code and without the values.
   */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * The same as pg-boss wants it: with pg's own types and errors, some of which it knows by their
   * words. A text without values may hold several statements.
   */
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** The part of a pool or client that runs statements. */
type Runner = Pick<ClientBase, 'query'>;

const OURS = new TypeOverrides();
OURS.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text));
OURS.setTypeParser(types.builtins.DATE, (text) => text);

/** Told how many seconds a statement took, whether it failed or not. */
export type OnStatement = (seconds: number) => void;

/** Statements through a pool or one of its clients. */
export function connectionOf(runner: Runner, onStatement: OnStatement = () => {}): Connection {
  async function timed<T>(run: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await run();
    } finally {
      onStatement((performance.now() - begun) / 1_000);
    }
  }
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const result = await guarded(() =>
        timed(() =>
          runner.query<Record<string, unknown>>({ text, values: [...values], types: OURS }),
        ),
      );
      return result.rows.map(withoutNulls) as Row[];
    },
    executeSql: (text, values) =>
      timed(() => (values ? runner.query(text, [...values]) : runner.query(text))),
  };
}

/** Copied, as an object that something was deleted from stays slow and large. */
function withoutNulls(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const column in row) if (row[column] !== null) kept[column] = row[column];
  return kept;
}

/**
 * Runs something against the database, and lets nothing out of an error but its code and names.
 *
 * @throws {StatementError}
 */
export async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw withoutValues(error);
  }
}

function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StatementError) return error;
  const { table, constraint } = error as Error & { table?: string; constraint?: string };
  return new StatementError(codeOf(error) ?? 'connection lost', {
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
  });
}
