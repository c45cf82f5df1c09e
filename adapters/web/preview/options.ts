/** Where a picture is: one, or a moving one and a still one for whom motion disturbs. */
export type Source = string | { readonly moving: string; readonly still: string };

/** How a preview is shown. */
export interface PreviewOptions {
  /** Without one, that of the page around it (CSS `color-scheme`). */
  readonly theme?: 'light' | 'dark';
  /**
   * Gives the address of a picture by what the payload calls it: an attachment's name, the id of
   * a file at Slack, or an address. Only what this returns is requested; where it returns
   * undefined, the picture's description stands in its place.
   */
  readonly urlOf?: (reference: string) => Source | undefined;
  /** The bot's name. */
  readonly bot?: string;
  /** The time beside it, as the client would write it. */
  readonly time?: string;
  /** Shown as seen by one person only, where the payload itself does not say so. */
  readonly ephemeral?: boolean;
  /** What element ids begin with: each preview on a page needs its own. */
  readonly id?: string;
}

/** What the parts of one preview share. */
export interface Context {
  readonly urlOf: (reference: string) => Source | undefined;
  readonly bot: string;
  readonly time: string;
  /** An element id that nothing else in this preview has. */
  readonly newId: () => string;
}

const NAME = 'Unhunch';
const TIME = '9:30 AM';

/** Fills in what the options leave out. */
export function contextFor(options: PreviewOptions, idPrefix: string): Context {
  let ids = 0;
  return {
    urlOf: options.urlOf ?? (() => undefined),
    bot: options.bot ?? NAME,
    time: options.time ?? TIME,
    newId: () => `${options.id ?? idPrefix}-${++ids}`,
  };
}
