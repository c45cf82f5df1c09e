/**
 * What a button does: `show` an entry, answer one question about it (`ask`), find
 * `another` move, show a `list` (a whole one, or the moves for a place or part of
 * the body), say that a move is `done`, open the form to `pick` one, `help`, `privacy`. Under a
 * daily post: say that one `did` it, `swap` its move for another, or that it is `unfit` for oneself.
 * About a channel's `schedule`: what to do about it. About oneself: what to `forget`.
 */
export const VERBS = [
  'show',
  'ask',
  'another',
  'list',
  'done',
  'pick',
  'help',
  'privacy',
  'did',
  'swap',
  'unfit',
  'schedule',
  'forget',
] as const;

export type Verb = (typeof VERBS)[number];

/** A button's meaning, as its id carries it. */
export interface ActionMeaning {
  readonly verb: Verb;
  /**
   * An entry id, with the question after a slash for `ask`; a list's name, or `place/desk`; under a
   * daily post its delivery's id and the move's slug, `4711/neck-tilt`; for `schedule` the deed and the channel, `next/C061F7AUR`;
   * for `forget` what, and whether it is meant, `name/yes`; else empty.
   */
  readonly value: string;
}

const VERSION = 'v1';

/** The id of a button: `v1:show:exercise:cobra-stretch`. At most 100 characters, Discord's limit. */
export function actionId(verb: Verb, value = ''): string {
  return value === '' ? `${VERSION}:${verb}` : `${VERSION}:${verb}:${value}`;
}

/** What an id means, or undefined when no version of the bot ever made it. Never throws. */
export function readActionId(id: string): ActionMeaning | undefined {
  const [version, name, ...rest] = id.split(':');
  const verb = VERBS.find((each) => each === name);
  return version === VERSION && verb !== undefined ? { verb, value: rest.join(':') } : undefined;
}
