import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';
import type { GalleryContext } from './figure.ts';
import { topicLinks } from './topic-links.ts';

/** As people come to them: why it hurts, what to get wrong, what it is good for. */
const GROUPS = ['causes', 'mistakes', 'benefits'] as const;

/** Every cause, mistake and benefit, in three groups. */
export function topicsPage({ knowledge: { catalogue, wording } }: GalleryContext): Html {
  const { list, web, help } = wording.phrases;
  return document(wording.phrases, {
    title: web.places.topics,
    place: 'topics',
    styles: ['/assets/content.css', '/assets/gallery.css'],
    main: html`
      <h1>${web.places.topics}</h1>
      <p class="lead">${web.topics.summary}</p>
      <div class="groups">
        ${GROUPS.map(
          (group) =>
            html`<section id="${group}" class="group-${group}" aria-labelledby="about-${group}">
              <h2 id="about-${group}">${list[group].title}</h2>
              <p>${list[group].summary}</p>
              ${topicLinks(catalogue[group])}
            </section>`,
        )}
      </div>
      <p class="notice care">${help.care}</p>
    `,
  });
}
