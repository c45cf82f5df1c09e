/** What a button does: `show` an entry or list, answer one question about an entry, or find another move. */
export const VERBS = ['show', 'ask', 'another', 'list', 'help'] as const;

export type Verb = (typeof VERBS)[number];

/** A button's meaning, as its id carries it. */
export interface ActionMeaning {
  readonly verb: Verb;
  /** An entry id, with the question after a slash where the verb is `ask`; empty where none is needed. */
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
