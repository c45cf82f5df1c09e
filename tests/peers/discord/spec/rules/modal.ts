import { ComponentType } from 'discord-api-types/v10';
import type { AnyComponent } from '../../world/message-content.ts';
import { checkComponents } from './components.ts';

/** A modal as a callback opens it. */
export interface RuledModal {
  title: string;
  custom_id: string;
  components: AnyComponent[];
}

/** Everything in a modal that Discord refuses though its OpenAPI document is silent. */
export function checkModal(modal: RuledModal): string[] {
  const problems = checkComponents(modal.components);
  // "Between 1 and 5 (inclusive) components that make up the modal" (Interactions, "Modal"); the
  // OpenAPI document says 40.
  const count = modal.components.length;
  if (count < 1 || count > 5) problems.push(`data.components: ${count} in a modal, one to five`);
  for (const label of modal.components.filter((each) => each.type === ComponentType.Label)) {
    // "The label field on a Text Input is not allowed when inside a Label" (Components, "Text Input").
    if (label.component?.['label'] !== undefined && label.component['label'] !== null) {
      problems.push('data.components: a text input inside a Label has no label of its own');
    }
  }
  return problems;
}
