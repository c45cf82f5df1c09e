import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { html, type Html } from '../html.ts';
import { LOGO } from '../preview/icons.ts';

/** The places that the head of every page leads to, in that order. */
const PLACES_TO_GO = [
  { name: 'chat', path: '/' },
  { name: 'moves', path: '/moves' },
  { name: 'topics', path: '/topics' },
  { name: 'calendar', path: '/calendar' },
] as const;

export type PlaceToGo = (typeof PLACES_TO_GO)[number]['name'];

/** One page of the playground. */
export interface Page {
  /** What the tab and the history call it. */
  readonly title: string;
  /** Marked in the head as where one is. */
  readonly place?: PlaceToGo;
  /** What stands inside `<main>`; its first heading is an `<h1>`. */
  readonly main: Html | readonly Html[];
  /** Style sheets beyond that of every page, by their paths. */
  readonly styles?: readonly string[];
  /** Modules, by their paths, run in this order once the page is there. */
  readonly scripts?: readonly string[];
}

/** htmx's own style would be one more; what it did is in the page's sheet. */
const HTMX = '{"includeIndicatorCSS":false,"history":false}';

/** A whole document. Nothing in it is styled or scripted inline: the security policy forbids that. */
export function document({ web, locale, chat }: Phrases, page: Page): Html {
  const sheets = ['/assets/page.css', ...(page.styles ?? [])];
  const { scripts = [] } = page;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <title>${page.title} · ${chat.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content="${HTMX}" />
        <script src="/assets/theme.js"></script>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${sheets.map((sheet) => html`<link rel="stylesheet" href="${sheet}" />`)}
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${web.skip}</a>
        <header class="head">
          <a class="brand" href="/">${LOGO}<span>${chat.name}</span></a>
          <nav aria-label="${web.navigation}">
            <ul>
              ${PLACES_TO_GO.map(({ name, path }) => entry(path, web.places[name], name === page.place))}
            </ul>
          </nav>
          <button
            type="button"
            class="theme"
            hidden
            data-auto="${web.theme.auto}"
            data-light="${web.theme.light}"
            data-dark="${web.theme.dark}"
          ></button>
        </header>
        <main id="main" tabindex="-1">${page.main}</main>
        <footer class="foot">
          <p>${web.foot}</p>
        </footer>
      </body>
    </html>`;
}

function entry(path: string, label: string, isHere: boolean): Html {
  return html`<li>
    <a href="${path}" ${isHere ? html`aria-current="page"` : ''}>${label}</a>
  </li>`;
}
