import type { Topic } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';
import { endnotes } from './endnotes.ts';
import type { GalleryContext } from './figure.ts';
import { movesOf } from './links.ts';
import { moveList } from './move-list.ts';

/** Everything about one cause, benefit or mistake. */
export function topicPage(topic: Topic, context: GalleryContext): Html {
  const { catalogue, wording } = context.knowledge;
  const { web, card, help } = wording.phrases;
  const { fitting, others } = movesOf(topic, catalogue);
  const all = `${topic.type}s` as const;
  return document(wording.phrases, {
    title: topic.name,
    place: 'topics',
    styles: ['/assets/content.css', '/assets/gallery.css'],
    main: html`
      <article class="whole-topic">
        <p class="back"><a href="/topics#${all}">${web.topics.back}</a></p>
        <p class="kind">${web.topics.kinds[topic.type]}</p>
        <h1>${topic.name}</h1>
        <p class="lead">${topic.summary}</p>
        <p class="text">${topic.text}</p>
        ${topic.type === 'mistake' ? remedy(card.instead, topic.instead) : ''}
        ${
          topic.type === 'cause' && topic.helps.length > 0
            ? html`<section aria-labelledby="helps">
                <h2 id="helps">${card.helps}</h2>
                <ul>
                  ${topic.helps.map((each) => html`<li>${each}</li>`)}
                </ul>
              </section>`
            : ''
        }
        ${
          topic.type === 'cause'
            ? html`<section class="notice" aria-labelledby="see">
                <h2 id="see">${card.seeSomeone}</h2>
                <p>${topic.seeSomeone}</p>
              </section>`
            : ''
        }
        <p class="say">
          <a class="button" href="/?say=${encodeURIComponent(topic.name)}">${web.topics.say}</a>
        </p>
      </article>
      ${moves(card.fitting, fitting, context)}
      ${moves(topic.type === 'mistake' ? web.topics.inviting : card.fitting, others, context)}
      <p class="notice care">${help.care}</p>
      ${endnotes(topic, context.knowledge)}
    `,
  });
}

function remedy(label: string, text: string): Html {
  return html`<p class="remedy"><strong>${label}:</strong> ${text}</p>`;
}

function moves(
  title: string,
  exercises: ReturnType<typeof movesOf>['fitting'],
  context: GalleryContext,
): Html {
  if (exercises.length === 0) return html``;
  return html`<section class="similar">
    <h2>${title}</h2>
    ${moveList(exercises, context, 3)}
  </section>`;
}
