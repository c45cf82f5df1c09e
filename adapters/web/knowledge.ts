import type { Card } from '../../src/cards/card.ts';
import type { Picture } from '../../src/cards/context.ts';
import type { Form, Values } from '../../src/cards/form.ts';
import type { Wording } from '../../src/cards/wording.ts';
import type { Catalogue, Exercise } from '../../src/content/catalogue.ts';
import type { Option } from '../../src/request.ts';
import type { Occurrence } from '../../src/schedule/occurrences.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import type { Html } from './html.ts';
import type { PreviewOptions } from './preview/options.ts';

/** What the pages show beside the bot's answers: handed in, so that they know nothing of where it comes from. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
  /** A move's pictures by its slug, where there are any. */
  readonly pictureOf: (slug: string) => Picture | undefined;
  /** What the gallery can be narrowed down by, with everything that there is to choose. */
  readonly filters: readonly Option[];
  /** The moves that meet everything that was chosen, in the catalogue's order. Values that nobody offers count for nothing. */
  readonly choose: (values: Values) => readonly Exercise[];
  /** The next posts that a schedule would have: when, and what. Worked out by the code that plans them. */
  readonly upcoming: (
    schedule: Schedule,
    after: Temporal.Instant,
    count: number,
  ) => Promise<readonly { readonly occurrence: Occurrence; readonly exercise: Exercise }[]>;
  /** The other clients, for showing a card as they do. */
  readonly clients: readonly Client[];
}

/** A chat client whose looks the page can draw. */
export interface Client {
  /** "discord", "slack". */
  readonly name: string;
  /** As people write it: "Discord". */
  readonly label: string;
  /** The very payload that its adapter would send. */
  readonly payload: (shown: Shown) => Promise<unknown>;
  /** What the client makes of it. */
  readonly preview: (payload: unknown, options: PreviewOptions) => Html;
}

/** What a reply shows: a card, or a form that opens. */
export type Shown = { readonly card: Card; readonly private: boolean } | { readonly form: Form };
