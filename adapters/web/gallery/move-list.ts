import type { Exercise } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import { movingPicture, type GalleryContext } from './figure.ts';
import { pathOf } from '../paths.ts';

/** Moves as cards with their pictures. @param level of their headings. */
export function moveList(
  exercises: readonly Exercise[],
  context: GalleryContext,
  level: 2 | 3,
): Html {
  return html`<ul class="moves">
    ${exercises.map((exercise) => moveCard(exercise, context, level))}
  </ul>`;
}

function moveCard(exercise: Exercise, context: GalleryContext, level: 2 | 3): Html {
  const { wording } = context.knowledge;
  const { terms } = wording.phrases;
  const link = html`<a href="${pathOf(exercise)}">${exercise.name}</a>`;
  const places = exercise.place.map((place) => terms.place[place]);
  return html`<li class="move">
    ${movingPicture(exercise, context)}
    <p class="length">${wording.duration(exercise.timing)}</p>
    <div class="about">
      ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
      <p>${exercise.summary}</p>
      <p class="places">${wording.capitalised(wording.either(places))}</p>
    </div>
  </li>`;
}
