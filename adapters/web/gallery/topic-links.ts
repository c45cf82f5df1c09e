import type { Topic } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import { pathOf } from '../paths.ts';

/** Topics by name, each with the line that says what it is. */
export function topicLinks(topics: readonly Topic[]): Html {
  return html`<ul class="topics">
    ${topics.map(
      (topic) =>
        html`<li>
          <a href="${pathOf(topic)}">${topic.name}</a>
          <p>${topic.summary}</p>
        </li>`,
    )}
  </ul>`;
}
