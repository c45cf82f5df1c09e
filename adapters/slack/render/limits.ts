/*
 * What Slack accepts. The figures are from the reference of each block and element at
 * docs.slack.dev/reference/block-kit, where no other source is named. Lengths are UTF-16 units,
 * which are never fewer than the characters Slack may count.
 */

/** Blocks in a message, and in a modal or Home tab. */
export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;

export const HEADER = 150;
export const ALT_TEXT = 2_000;
/** A text object of a context block; the reference names no limit below that of all text objects. */
export const CONTEXT_TEXT = 2_000;

/** Slack takes 25 elements in an actions block; more than five buttons in a row look crowded. */
export const ROW_BUTTONS = 5;
export const BUTTON_LABEL = 75;

export const OPTIONS = 100;
export const OPTION_TEXT = 75;
export const PLACEHOLDER = 150;

/** A modal's title, and its two buttons. */
export const MODAL_TITLE = 24;
export const INPUT_LABEL = 2_000;
export const INPUT_LENGTH = 3_000;

/**
 * The text that all blocks of one message may hold together. Slack names no figure; it refused
 * 13,200 characters in plain blocks (github.com/slackapi/bolt-js/issues/2509) and 11,300 in rich
 * text (issues/2867) as `msg_blocks_too_long`, counting something for each container too.
 */
export const ALL_TEXT = 9_000;
/** Counted beside the characters of each text for what contains it. */
export const TEXT_OVERHEAD = 12;

/**
 * The top-level text. Slack recommends at most 4,000 characters and cuts at 40,000
 * (docs.slack.dev/reference/methods/chat.postMessage, "Truncating content").
 */
export const FALLBACK = 3_500;
