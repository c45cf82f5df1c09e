/**
 * What has to be remembered can't be, just now or at all. The message is one line for whoever runs
 * the bot, and names the remedy; it never holds what a statement was given.
 */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
}

/**
 * PostgreSQL refused a statement. Of its answer only the code and the names of table and constraint
 * are kept: its words may quote a row.
 */
export class StatementError extends StorageError {
  override readonly name = 'StatementError';
  /** A SQLSTATE ("23505", https://www.postgresql.org/docs/18/errcodes-appendix.html) or a code of Node's ("ECONNREFUSED"). */
  readonly code: string;
  readonly constraint?: string;

  constructor(code: string, { table, constraint }: { table?: string; constraint?: string } = {}) {
    const place = constraint ?? table;
    super(
      `the database refused a statement (${place === undefined ? code : `${code}, ${place}`}).`,
    );
    this.code = code;
    if (constraint !== undefined) this.constraint = constraint;
  }
}

/** The code of a failed system call or of PostgreSQL's answer, when the error has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
