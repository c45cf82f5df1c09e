import { type Json, objectsIn, objectsWithin, text } from './json.ts';

/** A message as somebody sees it appear or change. */
export interface MessageSight {
  readonly kind: 'message';
  readonly change: 'posted' | 'replaced' | 'deleted';
  /** Whether Slack shows it to this person alone, as "Only visible to you". */
  readonly onlyVisibleToYou: boolean;
  readonly channel: string;
  readonly ts: string;
  /** The message under which it stands, if it is in a thread. */
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** The files shown with it. */
  readonly files: readonly Json[];
}

/** A modal as somebody sees it open, change or close. */
export interface ModalSight {
  readonly kind: 'modal';
  readonly change: 'opened' | 'pushed' | 'updated' | 'closed' | 'refused';
  readonly viewId: string;
  readonly title: string;
  readonly blocks: readonly Json[];
  /** What Slack shows beside the inputs after a refused submission, by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The app's home tab as somebody sees it. */
export interface HomeSight {
  readonly kind: 'home';
  readonly viewId: string;
  readonly blocks: readonly Json[];
}

/** Something that somebody sees in Slack. */
export type Sight = MessageSight | ModalSight | HomeSight;

/** All text that somebody reads in what they see, labels of buttons and alternative texts included. */
export function readText(sight: Sight): string {
  const parts = sight.blocks.flatMap((block) =>
    [...objectsWithin(block)].flatMap((part) => [text(part['text']), text(part['alt_text'])]),
  );
  const title = sight.kind === 'modal' ? sight.title : undefined;
  const fallback = sight.kind === 'message' && sight.blocks.length === 0 ? sight.text : undefined;
  return [title, fallback, ...parts].filter((part) => part !== undefined).join('\n');
}

/** The interactive elements in what somebody sees: buttons, selects, inputs. */
export function elementsOf(sight: Sight): (Json & { readonly block_id: string })[] {
  return sight.blocks.flatMap((block) => {
    const elements = [
      ...objectsIn(block['elements']),
      ...objectsIn([block['accessory'], block['element']]),
    ];
    return elements
      .filter((element) => text(element['action_id']) !== undefined)
      .map((element) => ({ ...element, block_id: text(block['block_id']) ?? '' }));
  });
}

/** The labels of the buttons in what somebody sees. */
export function buttonLabels(sight: Sight): string[] {
  const buttons = elementsOf(sight).filter(({ type }) => type === 'button');
  return buttons.map(labelOf);
}

/** The label of a button or option. */
export function labelOf(element: Json): string {
  const [label] = objectsIn([element['text']]);
  return text(label?.['text']) ?? '';
}
