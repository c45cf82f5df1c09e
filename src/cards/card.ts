/**
 * A rich message in neutral form: what is said, not how a platform shows it.
 * Text holds no markup but `**bold**`; renderers escape everything else.
 */
export interface Card {
  readonly title: string;
  /** One line that stands alone: the notification text, and what a screen reader says first. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** One part of a card. Renderers handle every type; none is dropped silently. */
export type Block =
  | {
      readonly type: 'text';
      readonly text: string;
      /** Named after the text, by the platform's own means and without ringing anybody's bell. */
      readonly names?: Named;
    }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly string[];
      readonly title?: string;
    }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly type: 'image';
      /** Paths of the moving picture (GIF) and of the still one (PNG). */
      readonly animation: string;
      readonly still: string;
      /** What it shows, in words. */
      readonly alt: string;
    }
  | { readonly type: 'notice'; readonly tone: Tone; readonly text: string }
  | { readonly type: 'actions'; readonly actions: readonly Action[] }
  | {
      readonly type: 'choices';
      readonly prompt: string;
      readonly choices: readonly Action[];
      /** Beside the point of the card: where there are menus, the labels in one are enough. */
      readonly aside?: true;
    };

/**
 * Somebody or some place, by the platform's id. The text can do without a channel; a person who can't be
 * named is `otherwise`: "somebody here".
 */
export type Named =
  | { readonly person: string; readonly otherwise: string }
  | { readonly channel: string };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** How serious a notice is. An emergency is never decorated. */
export type Tone = 'caution' | 'emergency';

/** Something to press or pick. A click means the same as typing what it stands for. */
export interface Action {
  /** Stateless and versioned, so that a button on a year-old message still works. See `action-id.ts`. */
  readonly id: string;
  readonly label: string;
  /** A second line, where the platform has room for one. */
  readonly description?: string;
  /** The one thing most people will want to press. */
  readonly primary?: true;
}
