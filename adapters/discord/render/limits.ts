/**
 * Discord's limits on a message of components, version 2. Where no other source
 * is named: https://docs.discord.com/developers/components/reference.
 */

/** Components in all, those inside others counted too. */
const COMPONENTS = 40;
/** Characters in all text displays (discord-api-docs#8562, and discord.js's guide). */
export const CHARACTERS = 4_000;
/**
 * Bytes of UTF-8 in everything that is stored of a message's components. Above
 * 10,170 Discord answers with a 500 (discord-api-docs#8554), to interactions
 * with "unknown interaction" (#7310). Neither is documented, so stay well below.
 */
export const BYTES = 9_000;
/** Bytes that each component adds to those of its texts (measured in #8554). */
export const COMPONENT_BYTES = 12;

export const BUTTONS_IN_ROW = 5;
export const BUTTON_LABEL = 80;
/** Of a button's or menu's `custom_id`, and of an option's value. */
export const ID = 100;
export const OPTIONS_IN_MENU = 25;
export const OPTION_LABEL = 100;
export const OPTION_DESCRIPTION = 100;
export const PLACEHOLDER = 150;
/** Of a picture's description. */
export const ALT_TEXT = 1_024;

/*
 * Our own shares of the limits above, so that a card of any size still has room
 * for a word of everything on it. No card that we know comes near them.
 */

/** Rows of lists, facts and choices in one message. */
export const ROWS = 200;
/** Blocks of a card, neighbouring texts counted as one. */
export const BLOCKS = 30;
/**
 * Components that buttons and menus take: half. Each group of them takes two at
 * least, so there are ten groups at most; with as many texts between, a text more
 * around each picture, the pictures and the container that makes 40.
 */
export const CONTROLS = COMPONENTS / 2;
/** Pictures; any more are told in words. */
export const PICTURES = 4;
/** Rows of buttons in one block, and menus in one block. */
export const BUTTON_ROWS = 2;
export const MENUS = 2;
/** Bytes for the ids of buttons and options, which can't be shortened. */
export const ID_BYTES = 3_000;
