import type { Entry } from '../content/catalogue.ts';
import { actionId } from './action-id.ts';
import type { Action } from './card.ts';

/** Entries as things to pick, each with its summary. */
export function entryChoices(entries: readonly Entry[]): Action[] {
  return entries.map((entry) => ({
    id: actionId('show', entry.id),
    label: entry.name,
    description: entry.summary,
  }));
}
