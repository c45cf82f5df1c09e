import { canonicalZone } from '../../src/schedule/zone-index.ts';
import { html, type Html } from './html.ts';

let names: readonly string[] | undefined;

/** All time zones under their present names, for a browser to offer in the line that names this list. */
export function zoneList(id: string): Html {
  names ??= [...new Set(Intl.supportedValuesOf('timeZone').map(canonicalZone))].toSorted();
  return html`<datalist id="${id}">
    ${names.map((zone) => html`<option value="${zone}"></option>`)}
  </datalist>`;
}
