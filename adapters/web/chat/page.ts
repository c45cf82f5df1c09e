import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';

/** What the chat page begins with. */
export interface ChatPage {
  /** What has been said already: one exchange where the page is used without a script. */
  readonly exchange?: Html;
  /** The address of a moving picture, and of its still one, to greet people. */
  readonly greeting?: { readonly moving: string; readonly still: string };
}

/** The chat, as one page that works without a script as well. */
export function chatPage(phrases: Phrases, { exchange, greeting }: ChatPage): Html {
  const { chat } = phrases.web;
  const main = html`<div class="chat">
    <section class="hello">
      <div>
        <h1>${chat.lead}</h1>
        <p class="intro">${chat.intro}</p>
        <h2 class="try">${chat.examples.title}</h2>
        <form
          class="examples"
          method="post"
          action="/ask"
          hx-post="/ask"
          hx-target="#log"
          hx-swap="beforeend"
        >
          ${chat.examples.texts.map(
            (text) => html`<button type="submit" name="text" value="${text}">${text}</button>`,
          )}
        </form>
      </div>
      ${greeting && picture(greeting)}
    </section>
    <div
      id="log"
      role="log"
      aria-live="off"
      aria-label="${chat.conversation}"
      hx-sse:connect="/posts"
      hx-swap="beforeend"
    >
      ${exchange}
    </div>
    <p id="announced" class="unseen" role="status"></p>
    ${ask(phrases)}
  </div>`;
  return document(phrases, {
    title: chat.title,
    place: 'chat',
    main,
    styles: ['card', 'chat', 'discord', 'slack'].map((name) => `/assets/${name}.css`),
    // The chat's own first: it has its part in the first thing that htmx asks for, the posts.
    scripts: ['chat', 'htmx', 'htmx-sse'].map((name) => `/assets/${name}.js`),
  });
}

/** It only greets: what the move is, people see when they ask for it. */
function picture({ moving, still }: NonNullable<ChatPage['greeting']>): Html {
  return html`<picture class="greeting">
    <source media="(prefers-reduced-motion: reduce)" srcset="${still}" />
    <img src="${moving}" alt="" loading="lazy" width="480" height="360" />
  </picture>`;
}

/** Where people type, with the names that begin like what they are typing. */
function ask({ web: { chat } }: Phrases): Html {
  return html`<div class="ask-bar">
    <p class="waiting">${chat.waiting}</p>
    <p id="trouble" role="alert" data-unreachable="${chat.unreachable}"></p>
    <form
      id="ask"
      method="post"
      action="/ask"
      hx-post="/ask"
      hx-target="#log"
      hx-swap="beforeend"
      hx-sync="this:queue all"
    >
      <label class="unseen" for="text">${chat.label}</label>
      <div class="ask-field">
        <ul id="names" role="listbox" aria-label="${chat.names}" hidden></ul>
        <input
          id="text"
          name="text"
          type="text"
          required
          autofocus
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="send"
          placeholder="${chat.placeholder}"
          hx-post="/suggest"
          hx-trigger="input changed delay:60ms"
          hx-target="#names"
          hx-sync="this:replace"
        />
      </div>
      <button type="submit" class="send">${chat.send}</button>
      <button type="button" id="clear" hidden>${chat.clear}</button>
    </form>
  </div>`;
}
