import type { Values } from '../../../src/cards/form.ts';
import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';
import { addressOf, wishesOf, without, type Wish } from './choice.ts';
import type { GalleryContext } from './figure.ts';
import { filterForm } from './filter-form.ts';
import { moveList } from './move-list.ts';

/** Every move that fits what was chosen, and how to choose. */
export function movesPage(values: Values, context: GalleryContext): Html {
  const { filters, wording } = context.knowledge;
  const { list } = wording.phrases;
  return document(wording.phrases, {
    title: list.exercises.title,
    place: 'moves',
    styles: ['/assets/content.css', '/assets/gallery.css'],
    scripts: ['/assets/htmx.js', '/assets/filters.js'],
    main: html`
      <h1>${list.exercises.title}</h1>
      <p class="lead">${list.exercises.summary}</p>
      ${filterForm(filters, values, wording)} ${found(values, context)}
    `,
  });
}

function found(values: Values, context: GalleryContext): Html {
  const { knowledge } = context;
  const { phrases } = knowledge.wording;
  const wishes = wishesOf(values, knowledge.filters, knowledge.wording);
  const moves = knowledge.choose(values);
  const count = wishes.length === 0 ? phrases.web.moves.all : phrases.list.found.summary;
  return html`<div id="found" data-address="${addressOf(values)}">
    <p class="count" role="status">
      ${moves.length === 0 ? phrases.list.close.title : knowledge.wording.count(count, moves.length)}
    </p>
    ${wishes.length === 0 ? '' : chips(wishes, values, context)}
    ${moves.length === 0 ? waysBack(wishes, values, context) : moveList(moves, context, 2)}
  </div>`;
}

/** What was asked for; each can be taken back. */
function chips(
  wishes: readonly Wish[],
  values: Values,
  { knowledge: { wording } }: GalleryContext,
): Html {
  const { chosen, remove, clear } = wording.phrases.web.moves;
  return html`<ul class="chosen" aria-label="${chosen}">
    ${wishes.map((wish) => {
      const label = wording.fill(remove, { wish: wish.label });
      return html`<li>
        <a href="${addressOf(without(values, wish))}" aria-label="${label}">${wish.label}</a>
      </li>`;
    })}
    <li><a class="clear" href="/moves">${clear}</a></li>
  </ul>`;
}

/** Nothing fits: what could be left out, and how many would fit then. */
function waysBack(wishes: readonly Wish[], values: Values, { knowledge }: GalleryContext): Html {
  const { wording, choose } = knowledge;
  const { less, without: phrase, all } = wording.phrases.web.moves;
  const ways = wishes
    .map((wish) => ({ wish, rest: without(values, wish) }))
    .map(({ wish, rest }) => ({ wish, rest, count: choose(rest).length }))
    .filter(({ count }) => count > 0);
  if (ways.length === 0) return html``;
  return html`<div class="nothing">
    <p>${less}</p>
    <ul>
      ${ways.map(({ wish, rest, count }) => {
        const text = wording.fill(phrase, { wish: wish.label, moves: wording.count(all, count) });
        return html`<li><a href="${addressOf(rest)}">${text}</a></li>`;
      })}
    </ul>
  </div>`;
}
