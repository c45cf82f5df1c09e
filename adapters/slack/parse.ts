/** Slack's marks for people, channels, groups, dates and links, with the label that is shown, if any. */
const MARK = /<(?:[@#!][^<>|]*|[a-z][a-z+.-]*:([^<>|]*))(?:\|([^<>]*))?>/gi;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What somebody wrote, as they read it: marks give way to their labels, links without one to
 * their address, the bot's own name to nothing; escapes are undone. It is for the bot alone and
 * is never sent back.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(text: string): string {
  return text
    .replace(MARK, (_, address?: string, label?: string) => ` ${label ?? address ?? ''} `)
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}
