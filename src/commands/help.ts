import { helpCard } from '../cards/help-card.ts';
import type { Command } from './command.ts';

/** `help`: what can be asked, with examples. */
export const help: Command = (_asked, { context }) => ({
  card: helpCard(context),
  audience: 'caller',
});
