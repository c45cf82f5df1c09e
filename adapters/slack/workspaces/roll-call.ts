import { setTimeout as wait } from 'node:timers/promises';
import type { InstallationStore } from '../../../src/installation-store.ts';
import type { Log } from '../../../src/log.ts';
import type { Access } from './access.ts';
import type { Installation } from './installation.ts';

export interface RollCallOptions {
  readonly installations: Pick<InstallationStore, 'list'>;
  readonly access: Pick<Access, 'enter'>;
  /** Asks Slack whether the app is still there, and sees to what follows. Never rejects. */
  readonly ask: (installation: Installation) => Promise<void>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Milliseconds between two installations; Slack allows hundreds a minute. */
const BETWEEN_TWO = 250;
/** Milliseconds between two rounds. */
const BETWEEN_ROUNDS = 24 * 60 * 60_000;

/**
 * Asks for every installation, now and once a day, whether it still stands. Slack tells of a removal
 * for some minutes; a bot that was away, or its database, would otherwise keep for ever what it has no
 * right to. Resolves when the bot ends.
 */
export async function callTheRoll(options: RollCallOptions): Promise<void> {
  const { installations, access, ask, log, signal } = options;
  // Told to end while it rests, which the loops see.
  const rest = (milliseconds: number) =>
    wait(milliseconds, undefined, { signal, ref: false }).catch(() => {});

  async function visit(id: string): Promise<void> {
    try {
      const installation = await access.enter(id);
      if (installation) await ask(installation);
    } catch (error) {
      log.failure('slack.installation', error);
    }
  }

  async function round(): Promise<void> {
    try {
      for (const id of await installations.list()) {
        if (signal.aborted) return;
        await visit(id);
        await rest(BETWEEN_TWO);
      }
    } catch (error) {
      log.failure('slack.installation', error);
    }
  }

  while (!signal.aborted) {
    await round();
    await rest(BETWEEN_ROUNDS);
  }
}
