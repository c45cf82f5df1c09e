import { Chalk, type ChalkInstance } from 'chalk';
import { PLAIN, type TextStyle } from '../../src/cards/plain-text.ts';

/** Colours for a terminal, none for a pipe. Meaning never rests on colour alone. */
export function styleFor(isTerminal: boolean, chalk: ChalkInstance = new Chalk()): TextStyle {
  if (!isTerminal) return PLAIN;
  return {
    title: (text) => chalk.bold.cyan(text),
    bold: (text) => chalk.bold(text),
    label: (text) => chalk.cyan(text),
    faint: (text) => chalk.dim(text),
    caution: (text) => chalk.yellow(text),
    emergency: (text) => chalk.bold.red(text),
  };
}
