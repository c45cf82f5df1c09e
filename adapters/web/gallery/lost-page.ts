import Fuse from 'fuse.js';
import type { Entry } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import type { Knowledge } from '../knowledge.ts';
import { document } from '../page/layout.ts';
import { pathOf } from '../paths.ts';

const NEAREST = 3;
/** As many letters as a slug may have. */
const LONGEST = 40;
/** 0 is the same name, 1 any; from here on nobody sees the likeness. */
const LIKE_ENOUGH = 0.4;

/** There is no such entry: what is nearest to the name in the address, and the ways on. */
export function lostPage(slug: string, { catalogue, wording }: Knowledge): Html {
  const { web } = wording.phrases;
  const near = nearest(slug.slice(0, LONGEST), catalogue.entries);
  return document(wording.phrases, {
    title: web.lost.title,
    styles: ['/assets/content.css', '/assets/gallery.css'],
    main: html`<div class="lost">
      <h1>${web.lost.title}</h1>
      <p class="lead">${web.lost.summary}</p>
      ${
        near.length === 0
          ? ''
          : html`<h2>${web.lost.nearest}</h2>
              <ul>
                ${near.map((entry) => html`<li><a href="${pathOf(entry)}">${entry.name}</a></li>`)}
              </ul>`
      }
      <h2>${web.lost.ways}</h2>
      <ul>
        <li><a href="/moves">${web.places.moves}</a></li>
        <li><a href="/topics">${web.places.topics}</a></li>
        <li><a href="/">${web.lost.chat}</a></li>
      </ul>
    </div> `,
  });
}

function nearest(slug: string, entries: readonly Entry[]): Entry[] {
  const fuse = new Fuse(entries, { keys: ['slug'], threshold: LIKE_ENOUGH });
  return fuse.search(slug, { limit: NEAREST }).map(({ item }) => item);
}
