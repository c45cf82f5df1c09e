import { exerciseFacts } from '../../../src/cards/exercise-card.ts';
import { similarExercises } from '../../../src/cards/similar.ts';
import type { Caution, Exercise, Topic } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';
import { endnotes } from './endnotes.ts';
import { movingPicture, positions, type GalleryContext } from './figure.ts';
import { topicsOf } from './links.ts';
import { pathOf } from '../paths.ts';
import { moveList } from './move-list.ts';
import { topicLinks } from './topic-links.ts';

const SIMILAR = 3;
/** In the order in which somebody who does the move wants to know. */
const TYPES = ['mistake', 'cause', 'benefit'] as const satisfies readonly Topic['type'][];

/** Everything about one move. */
export function movePage(exercise: Exercise, context: GalleryContext): Html {
  const { catalogue, wording } = context.knowledge;
  const { web, card, help } = wording.phrases;
  const similar = similarExercises(exercise, catalogue, []).slice(0, SIMILAR);
  return document(wording.phrases, {
    title: exercise.name,
    place: 'moves',
    styles: ['/assets/content.css', '/assets/gallery.css'],
    scripts: ['/assets/figures.js'],
    main: html`
      <article class="whole-move">
        <header>
          <p class="back"><a href="/moves">${web.moves.back}</a></p>
          <h1>${exercise.name}</h1>
          <p class="lead">${exercise.summary}</p>
        </header>
        <div class="pictures">
          ${movingPicture(exercise, context, 'autoplay')} ${positions(exercise, context)}
        </div>
        <div class="doing">
          <dl class="facts">
            ${exerciseFacts(exercise, wording).map(({ label, value }) => fact(label, wording.capitalised(value)))}
          </dl>
          <section aria-labelledby="steps">
            <h2 id="steps">${web.moves.steps}</h2>
            <ol class="steps">
              ${exercise.steps.map((step) => html`<li>${step}</li>`)}
            </ol>
          </section>
          <p class="notice">${exercise.caution}</p>
          <dl class="facts ways">
            ${fact(card.easier, exercise.easier)} ${fact(card.harder, exercise.harder)}
          </dl>
          <p class="say">
            <a class="button" href="/?say=${encodeURIComponent(exercise.name)}">${web.moves.say}</a>
          </p>
        </div>
        ${cautions(exercise, context)} ${topics(exercise, context)}
        <p class="notice care">${help.care}</p>
        ${endnotes(exercise, context.knowledge)}
      </article>
      <section class="similar" aria-labelledby="similar">
        <h2 id="similar">${web.moves.similar}</h2>
        ${moveList(similar, context, 3)}
      </section>
      ${neighbours(exercise, context)}
    `,
  });
}

function fact(label: string, value: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function cautions({ cautions: all }: Exercise, { knowledge: { wording } }: GalleryContext): Html {
  if (all.length === 0) return html``;
  const { careFor, leaveOut, adapt } = wording.phrases.web.moves;
  const row = ({ condition, level, advice }: Caution) =>
    html`<li class="care-${level}">
      <h3>${wording.capitalised(wording.phrases.terms.condition[condition])}</h3>
      <p><strong>${level === 'skip' ? leaveOut : adapt}</strong> ${advice}</p>
    </li>`;
  return html`<section class="cautions" aria-labelledby="cautions">
    <h2 id="cautions">${careFor}</h2>
    <ul>
      ${all.map(row)}
    </ul>
  </section>`;
}

function topics(exercise: Exercise, { knowledge }: GalleryContext): Html {
  const all = topicsOf(exercise, knowledge.catalogue);
  const titles = knowledge.wording.phrases.web.topics.ofMove;
  return html`<div class="of-move">
    ${TYPES.map((type) => {
      const some = all.filter((topic) => topic.type === type);
      if (some.length === 0) return '';
      return html`<section aria-labelledby="of-${type}">
        <h2 id="of-${type}">${titles[type]}</h2>
        ${topicLinks(some)}
      </section>`;
    })}
  </div>`;
}

/** The one before and the one after; from the last on to the first. */
function neighbours(
  exercise: Exercise,
  { knowledge: { catalogue, wording } }: GalleryContext,
): Html {
  const { exercises } = catalogue;
  const at = exercises.indexOf(exercise);
  const [previous, next] = [exercises.at(at - 1), exercises[(at + 1) % exercises.length]];
  if (previous === undefined || next === undefined || exercises.length === 1) return html``;
  const { previous: before, next: after, around } = wording.phrases.web.moves;
  return html`<nav class="around" aria-label="${around}">
    <a href="${pathOf(previous)}" rel="prev"><small>${before}</small> ${previous.name}</a>
    <a href="${pathOf(next)}" rel="next"><small>${after}</small> ${next.name}</a>
  </nav>`;
}
