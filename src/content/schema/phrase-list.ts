import { z } from 'zod';

const SEPARATOR = /[,\n]/;
const COMMENT = /^\s*# .*$/gm;

/**
 * Many short phrases in one block of text, separated by commas or line ends;
 * lines that begin with "# " are comments. Long lists are easier to read and
 * edit so than as YAML lists, need no quotes, and load several times as fast.
 */
export const phraseList = z.string().transform((text) =>
  text
    .replace(COMMENT, '')
    .split(SEPARATOR)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
);
