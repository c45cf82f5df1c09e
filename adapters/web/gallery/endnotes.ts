import type { Entry } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import type { Knowledge } from '../knowledge.ts';

/** What stands at an entry's end: where it comes from, and by what other names it is found. */
export function endnotes(entry: Entry, { catalogue, wording }: Knowledge): Html {
  const { sources: title, names } = wording.phrases.web.moves;
  const sources = entry.sources.flatMap((id) => catalogue.sources[id] ?? []);
  return html`<div class="endnotes">
    ${
      sources.length === 0
        ? ''
        : html`<section aria-labelledby="sources">
            <h2 id="sources">${title}</h2>
            <ul>
              ${sources.map(
                ({ title: name, url }) =>
                  html`<li>
                    ${url === undefined ? name : html`<a href="${url}" rel="noreferrer">${name}</a>`}
                  </li>`,
              )}
            </ul>
          </section>`
    }
    ${
      entry.aliases.length === 0
        ? ''
        : html`<section aria-labelledby="names">
            <h2 id="names">${names}</h2>
            <p>${wording.list(entry.aliases)}</p>
          </section>`
    }
  </div>`;
}
