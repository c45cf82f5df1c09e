import { allComponents, type AnyComponent } from '../../world/message-content.ts';
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
  for (const input of allComponents(modal.components)) {
    // "Using `disabled` in a modal will result in an error" (Components, "String Select").
    if (input['disabled'] === true)
      problems.push(`data.components: ${input.custom_id} is disabled`);
    // "`min_values` must be either omitted or at least 1 if `required` is omitted or true" (ibid.).
    if (input['min_values'] === 0 && input['required'] !== false) {
      problems.push(`data.components: ${input.custom_id} is required, its min_values can’t be 0`);
    }
  }
  return problems;
}
