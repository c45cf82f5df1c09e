import { isJson, type Json, objectsIn, objectsWithin, text } from '../../peers/slack/json.ts';
import { elementsOf, labelOf, type Sight } from '../../peers/slack/sight.ts';
import type { Seen } from '../../contracts/surface.ts';

/** What somebody sees in Slack, in the words of the adapters' contract. */
export function seenIn(sight: Sight): Seen {
  return {
    text: [...(sight.kind === 'modal' ? [sight.title] : []), ...sight.blocks.map(readBlock)]
      .filter(Boolean)
      .join('\n'),
    alts: sight.blocks.flatMap(altIn),
    labels: elementsOf(sight).flatMap((element) =>
      element['type'] === 'button' ? labelOf(element) : objectsIn(element['options']).map(labelOf),
    ),
    private: sight.kind !== 'message' || sight.onlyVisibleToYou || sight.channel.startsWith('D'),
    active: activeIn(sight),
  };
}

/** The text that somebody reads. */
export function textOf(sight: Sight): string {
  return seenIn(sight).text;
}

/** The text of a block, without pictures and what can be pressed. */
function readBlock(block: Json): string {
  if (block['type'] === 'header') return labelOf(block);
  if (block['type'] !== 'rich_text') return '';
  return objectsIn(block['elements']).map(readRich).join('\n');
}

function readRich(element: Json): string {
  const said = text(element['text']);
  if (said !== undefined) return said;
  const between = element['type'] === 'rich_text_list' ? '\n' : '';
  return objectsIn(element['elements']).map(readRich).join(between);
}

/** What stands in for a picture, also while there is none. */
function altIn(block: Json): string[] {
  if (block['type'] === 'image') return [String(block['alt_text'])];
  if (block['type'] !== 'context') return [];
  return objectsIn(block['elements']).map((element) => String(element['text']));
}

/** Everything that would do or look like something: rich elements other than text, and live markup. */
function activeIn(sight: Sight): string[] {
  const parts = [...objectsWithin(sight.blocks)];
  const rich = parts
    .filter(({ type }) => type === 'rich_text_section' || type === 'rich_text_quote')
    .flatMap(({ elements }) => objectsIn(elements))
    .filter(({ type }) => type !== 'text');
  const markup = parts.filter(
    ({ type, emoji }) => type === 'mrkdwn' || (type === 'plain_text' && emoji !== false),
  );
  const links = parts.filter((part) => 'url' in part || isJson(part['confirm']));
  const topLevel = sight.kind === 'message' ? live(sight.text) : [];
  return [...[...rich, ...markup, ...links].map((part) => JSON.stringify(part)), ...topLevel];
}

/** What Slack's markup would bring to life in a top-level text. */
function live(markup: string): string[] {
  return markup.match(/<[^>]*>|[*_~`]|:[\w+'-]+:|\w+:\/\/|^>/gm) ?? [];
}
