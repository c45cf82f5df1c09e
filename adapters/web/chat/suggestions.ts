import type { Person } from '../../../src/request.ts';
import type { Service } from '../../../src/service.ts';
import { html, type Html } from '../html.ts';

/** More than this nobody reads while typing. */
const MOST = 7;

/** Names, or commands after a slash, that may be about to be typed: what each would make of the line. */
export function suggestions(typed: string, service: Service, person?: Person): Html {
  if (/^\/\w*$/.test(typed)) return html`${commands(typed.slice(1), service)}`;
  const [, before = '', partial = ''] = /^(\/\w+\s+)?(.*)$/s.exec(typed) ?? [];
  if (partial.trim() === '') return html``;
  const entries = service.suggest(partial, MOST, person);
  return html`${entries.map(({ name, summary }) => option(before + name, name, summary))}`;
}

function commands(begun: string, { commands: all }: Service): readonly Html[] {
  return all
    .filter(({ name }) => name.startsWith(begun.toLowerCase()))
    .map(({ name, description }) => option(`/${name} `, `/${name}`, description));
}

const option = (line: string, label: string, description: string): Html =>
  html`<li role="option" data-line="${line}">
    <span>${label}</span><small>${description}</small>
  </li>`;
