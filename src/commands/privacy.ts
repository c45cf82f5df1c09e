import { privacyCard } from '../cards/help-card.ts';
import type { Command } from './command.ts';

/** `privacy`: what is kept about people, and what isn't. */
export const privacy: Command = (_asked, { context }) => ({
  card: privacyCard(context),
  audience: 'caller',
});
