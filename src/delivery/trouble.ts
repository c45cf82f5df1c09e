import type { Log } from '../log.ts';

/** Whether the database can be used: said once when it can't, and once when it can again. */
export interface Trouble {
  /** Something needed the database, and it wasn't there. */
  readonly failed: (error: unknown) => void;
  /** Something needed the database, and it was. */
  readonly passed: () => void;
}

/** Keeps a log short while the database is away: everything asks for it about once a second. */
export function createTrouble(log: Log): Trouble {
  let away = false;
  return {
    failed(error) {
      if (!away) log.failure('database.away', error);
      away = true;
    },
    passed() {
      if (away) log.info('database.back');
      away = false;
    },
  };
}
