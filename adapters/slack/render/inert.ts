/** Characters that format, and ones that look like them and don't: Slack's markup has no escape for these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
};
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Takes no room and keeps what stands on both sides of it from being read as one. */
const JOINER = '\u2060';

/**
 * A text for the one place where Slack reads its markup, the top level of a message: nothing in it
 * mentions, links, formats or becomes an emoji.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function inert(text: string): string {
  return text
    .replace(/^>/gm, '›')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[*_~`]/g, (character) => LOOK_ALIKES[character] ?? character)
    .replace(/:(?=[\w+'-]+:|\/\/)/g, `:${JOINER}`);
}
