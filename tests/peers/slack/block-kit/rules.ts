import { isJson, type Json, objectsIn, objectsWithin, text } from '../json.ts';

/*
 * What a JSON Schema can't say: rules that compare parts with each other. Each function takes the
 * blocks of a message or view and returns a line for each breach.
 */

/**
 * The characters of text in one message above which Slack answers `msg_blocks_too_long`.
 * Undocumented; the figure is from github.com/slackapi/bolt-js/issues/2509.
 */
const MOST_TEXT = 13_200;

/** A `block_id` is unique in its message or view, an `action_id` in its block. */
export function uniqueIds(blocks: readonly Json[]): string[] {
  const breaches = repeated(blocks.map(({ block_id: id }) => id)).map(
    (id) => `two blocks have the block_id "${id}"`,
  );
  for (const [index, block] of blocks.entries()) {
    const ids = [...objectsWithin(block)].map(({ action_id: id }) => id);
    for (const id of repeated(ids))
      breaches.push(`/${index} has two elements with the action_id "${id}"`);
  }
  return breaches;
}

/** docs.slack.dev/reference/block-kit/composition-objects/option-object: values tell options apart. */
export function distinctOptions(blocks: readonly Json[]): string[] {
  return [...objectsWithin(blocks)].flatMap((element) => {
    const options = [
      ...objectsIn(element['options']),
      ...objectsIn(element['option_groups']).flatMap((group) => objectsIn(group['options'])),
    ];
    const twice = repeated(options.map(({ value }) => value));
    return twice.map((value) => `${nameOf(element)} has two options with the value "${value}"`);
  });
}

/** A select has options or groups of them, and what is chosen at first is one of the options. */
export function coherentSelects(blocks: readonly Json[]): string[] {
  const breaches: string[] = [];
  for (const element of objectsWithin(blocks)) {
    const type = text(element['type']) ?? '';
    if (!/^(multi_)?static_select$|^checkboxes$|^radio_buttons$/.test(type)) continue;
    const groups = objectsIn(element['option_groups']);
    const options = objectsIn(element['options']);
    if (options.length > 0 === groups.length > 0)
      breaches.push(`${nameOf(element)} needs either options or option_groups`);
    const all = [...options, ...groups.flatMap((group) => objectsIn(group['options']))];
    const initial = [element['initial_option'], ...objectsIn(element['initial_options'])].filter(
      isJson,
    );
    for (const chosen of initial) {
      const known = all.some((option) => JSON.stringify(option) === JSON.stringify(chosen));
      if (!known)
        breaches.push(
          `${nameOf(element)} starts with an option that isn't among its options, exactly as it stands there`,
        );
    }
  }
  return breaches;
}

/** docs.slack.dev/reference/block-kit/blocks/image-block: a public https address, PNG, JPEG or GIF. */
export function fetchableImages(blocks: readonly Json[]): string[] {
  const breaches: string[] = [];
  for (const { type, image_url: address, alt_text: alt } of objectsWithin(blocks)) {
    if (type !== 'image') continue;
    if (alt === '') breaches.push('an image has an empty alt_text');
    if (typeof address !== 'string') continue;
    const url = URL.parse(address);
    const shown = /\.(png|jpe?g|gif)$/i.test(url?.pathname ?? '');
    if (url?.protocol !== 'https:' || !shown)
      breaches.push(`image_url is no https address of a png, jpg or gif: ${address}`);
    if (address.length > 3000) breaches.push('image_url has more than 3000 characters');
  }
  return breaches;
}

/** docs.slack.dev/reference/block-kit/composition-objects/slack-file-object: an uploaded file, by id or address. */
export function uploadedFiles(
  blocks: readonly Json[],
  knowsFile: (id: string) => boolean,
): string[] {
  const breaches: string[] = [];
  for (const { slack_file: file } of objectsWithin(blocks)) {
    if (!isJson(file)) continue;
    const id = text(file['id']);
    if ((id === undefined) === (file['url'] === undefined))
      breaches.push('a slack_file needs either id or url');
    if (id !== undefined && !knowsFile(id))
      breaches.push(`the slack_file ${id} was never uploaded`);
  }
  return breaches;
}

/** Text in Slack's markup escapes `&` and `<`, or it may mention people and make links by chance. */
export function escapedMarkup(blocks: readonly Json[]): string[] {
  const breaches: string[] = [];
  for (const { type, text: markup } of objectsWithin(blocks)) {
    if (type === 'mrkdwn' && typeof markup === 'string') breaches.push(...unescaped(markup));
  }
  return breaches;
}

/** The breach of Slack's escaping rules in one text, if any: docs.slack.dev/messaging/formatting-message-text. */
export function unescaped(markup: string): string[] {
  const withoutMarkup = markup
    .replaceAll(/<(?:[@#][A-Z0-9]+|![a-z][^<>]*|(?:https?:\/\/|mailto:)[^<>|]+)(?:\|[^<>]*)?>/g, '')
    .replaceAll(/&(?:amp|lt|gt);/g, '');
  return /[<&]/.test(withoutMarkup) ? [`text has an unescaped & or <: ${excerpt(markup)}`] : [];
}

/** All text of a message stays below the undocumented limit for its sum. */
export function limitedText(blocks: readonly Json[]): string[] {
  let sum = 0;
  for (const { text: content } of objectsWithin(blocks))
    sum += typeof content === 'string' ? content.length : 0;
  return sum > MOST_TEXT ? [`blocks hold ${sum} characters of text, more than ${MOST_TEXT}`] : [];
}

/** docs.slack.dev/reference/block-kit/block-elements: only one element of a view takes the focus. */
export function oneFocus(blocks: readonly Json[]): string[] {
  const focused = [...objectsWithin(blocks)].filter((element) => element['focus_on_load'] === true);
  return focused.length > 1 ? ['more than one element has focus_on_load'] : [];
}

function repeated(values: readonly unknown[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (typeof value !== 'string') continue;
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}

function nameOf(element: Json): string {
  return [text(element['type']), text(element['action_id'])].filter(Boolean).join(' ');
}

function excerpt(markup: string): string {
  return markup.length > 60 ? `${markup.slice(0, 60)}…` : markup;
}
