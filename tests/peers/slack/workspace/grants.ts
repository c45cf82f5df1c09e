import { randomUUID } from 'node:crypto';
import { SlackError } from './slack-error.ts';

/** docs.slack.dev/interactivity/handling-user-interaction: a trigger lasts three seconds. */
const TRIGGER_MS = 3_000;
/** The same page: a `response_url` works five times within thirty minutes. */
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

/** The permissions to open one modal each that Slack hands to the bot with an interaction. */
export class Triggers {
  readonly #issued = new Map<
    string,
    { readonly person: string; readonly at: number; used: boolean }
  >();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new `trigger_id` for what this person did. */
  issue(person: string): string {
    const id = `${this.#issued.size + 1}.1.${randomUUID()}`;
    this.adopt(id, person);
    return id;
  }

  /** Puts a `trigger_id` that another Slack issued under the same rules. */
  adopt(id: string, person: string): void {
    this.#issued.set(id, { person, at: this.#now(), used: false });
  }

  /**
   * Uses up a `trigger_id` and tells whose screen it opens a modal on.
   *
   * @throws {SlackError} If it is unknown, was used before, or is older than three seconds.
   */
  exchange(id: string | undefined): string {
    const trigger = this.#issued.get(id ?? '');
    if (!trigger) throw new SlackError('invalid_trigger_id');
    if (trigger.used) throw new SlackError('exchanged_trigger_id');
    if (this.#now() - trigger.at > TRIGGER_MS) throw new SlackError('expired_trigger_id');
    trigger.used = true;
    return trigger.person;
  }
}

/** What a `response_url` belongs to. */
export interface ResponseContext {
  readonly person: string;
  readonly channel: string;
  /** The message with the button; a slash command has none. */
  readonly messageTs?: string;
}

/** The `response_url`s that Slack hands to the bot with commands and interactions. */
export class ResponseUrls {
  readonly #issued = new Map<string, ResponseContext & { readonly at: number; uses: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The path of a new `response_url`. */
  issuePath(context: ResponseContext): string {
    return this.adopt(randomUUID(), context);
  }

  /** Puts a `response_url` that another Slack issued under the same rules; its path here. */
  adopt(id: string, context: ResponseContext): string {
    this.#issued.set(id, { ...context, at: this.#now(), uses: 0 });
    return `/response/${id}`;
  }

  /** Uses a `response_url` once; the code with which Slack refuses it, if it does. */
  use(id: string): ResponseContext | 'expired_url' | 'used_url' {
    const issued = this.#issued.get(id);
    if (!issued || this.#now() - issued.at > RESPONSE_MS) return 'expired_url';
    issued.uses += 1;
    return issued.uses > RESPONSE_USES ? 'used_url' : issued;
  }
}
