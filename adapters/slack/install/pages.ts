import { html } from 'hono/html';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import type { Installation } from '../workspaces/installation.ts';
import type { Markup, Page } from './page.ts';
import { START_PATH } from './paths.ts';

/** Why nothing was installed. */
export type Obstacle = 'cancelled' | 'stale' | 'unasked' | 'failed';

/** The page that says what the app does and keeps, with the way to install it. */
export function installPage({ install, chat }: Phrases): Page {
  return {
    title: named(install.title, chat.name),
    body: html`<p>${install.summary}</p>
      ${way(START_PATH, install.button)} ${list(install.allows)} ${list(install.keeps)}
      <p class="note">${install.note}</p>`,
  };
}

/** It is installed: what to do now. */
export function donePage(installation: Installation, { install, chat }: Phrases): Page {
  const { isOrganisation, id, appId } = installation;
  if (isOrganisation) {
    const { title, summary, open } = install.organisation;
    return {
      title: named(title, chat.name),
      body: html`<p>${named(summary, chat.name)}</p>
        ${appId ? way(administration(id, appId), open) : ''}`,
    };
  }
  const { title, summary, steps, open } = install.done;
  const app = appId ? `&app=${encodeURIComponent(appId)}` : '';
  const slack = `https://slack.com/app_redirect?team=${encodeURIComponent(id)}${app}`;
  return {
    title: named(title, chat.name),
    body: html`<p>${summary}</p>
      ${list(steps)} ${way(slack, open)}`,
  };
}

/** It isn't installed: why, and how to go on. */
export function obstaclePage(obstacle: Obstacle, { install }: Phrases): Page {
  const { title, summary } = install[obstacle];
  return {
    title,
    body: html`<p>${summary}</p>
      ${way(START_PATH, install.again)}`,
  };
}

/**
 * Where an organisation's administrators choose the workspaces that get an app.
 *
 * @see https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 */
function administration(organisation: string, appId: string): string {
  const [id, app] = [organisation, appId].map(encodeURIComponent);
  return `https://app.slack.com/manage/${id}/integrations/profile/${app}/workspaces/add`;
}

function way(address: string, label: string): Markup {
  return html`<a class="go" href="${address}">${label}</a>`;
}

function list({ title, points }: { title: string; points: readonly string[] }): Markup {
  return html`<section>
    <h2>${title}</h2>
    <ul>
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
  </section>`;
}

function named(text: string, name: string): string {
  return text.replaceAll('{name}', name);
}
