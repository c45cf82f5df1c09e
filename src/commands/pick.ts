import { browseCard } from '../cards/home-card.ts';
import type { Form, Values } from '../cards/form.ts';
import { actionId } from '../cards/action-id.ts';
import type { Wording } from '../cards/wording.ts';
import type { Reply } from '../request.ts';
import type { Toolbox } from './command.ts';
import { wishOptions } from './wishes.ts';

/** The name of the form's field for words; the others are named like options. */
const WORDS = 'words';
/** More than a wish needs; a form is not a diary. */
const LONGEST = 200;
/** Troubles come in numbers; of the rest one is chosen. */
const MULTIPLE: ReadonlySet<string> = new Set(['avoid']);

/** "Find one for me": a form that asks what commands have options for; without forms, lists to pick from. */
export function pick({ context }: Toolbox): Reply {
  return {
    card: browseCard(context),
    audience: 'caller',
    form: pickForm(context.wording),
  };
}

/** What was filled in, as if it had been typed and chosen after a command. */
export function picked(values: Values): { text: string; options: Values } {
  const { [WORDS]: words = [], ...options } = values;
  return { text: words.join(' '), options };
}

function pickForm(wording: Wording): Form {
  const { pick: texts } = wording.phrases;
  return {
    id: actionId('pick'),
    title: texts.title,
    submit: texts.submit,
    fields: [
      { type: 'text', name: WORDS, label: texts.words, hint: texts.hint, longest: LONGEST },
      ...wishOptions(wording)
        .filter(({ name }) => name !== 'equipment')
        .map(({ name, label, description, choices }) => ({
          type: 'choice' as const,
          name,
          label: wording.capitalised(label),
          hint: description,
          multiple: MULTIPLE.has(name),
          choices,
        })),
    ],
  };
}
