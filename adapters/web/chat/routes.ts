import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Input, Reply } from '../../../src/request.ts';
import type { Service } from '../../../src/service.ts';
import { onlyFromHere } from '../guard/same-origin.ts';
import { visitorOf } from '../guard/visitor.ts';
import { html, type Html } from '../html.ts';
import type { Posts } from '../posts.ts';
import { announce, announcement } from './announcement.ts';
import type { Elsewhere } from './beside.ts';
import { problemsOf, readValues } from './form.ts';
import { chatPage, type ChatPage } from './page.ts';
import { stream } from './post-stream.ts';
import { first, here, labelOf, readSent, type Sent, turnOf } from './read.ts';
import { suggestions } from './suggestions.ts';
import { exchangeMarkup, type TurnContent, turnMarkup } from './turn.ts';

/** What the chat needs. */
export interface ChatOptions {
  readonly service: Service;
  readonly elsewhere: Elsewhere;
  readonly posts: Posts;
  readonly greeting?: ChatPage['greeting'];
}

/** The chat page, and what it asks: a question, a button, a form, names to complete, posts. */
export function chatRoutes({ service, elsewhere, posts, greeting }: ChatOptions): Hono {
  const { phrases } = service;
  const { chat } = phrases.web;

  function ask(context: Context, input: Input, sent: Sent): Promise<Reply> {
    const person = visitorOf(context);
    const from = here(sent);
    return service.answer({
      platform: 'web',
      private: true,
      input,
      from,
      ...(person ? { person } : {}),
    });
  }

  /** Into the log of the page that asked; a page of its own for who has no script. */
  async function show(context: Context, reply: Reply, asked: string, instead?: string) {
    const id = instead ?? `turn-${randomUUID()}`;
    const content = contentOf(reply);
    const turn = await turnMarkup(id, content, elsewhere);
    if (context.req.header('hx-request') !== 'true') {
      const exchange = exchangeMarkup(turn, asked, chat.asked);
      return context.html(chatPage(phrases, { exchange }));
    }
    if (instead !== undefined) {
      context.header('HX-Retarget', `#${instead}`);
      context.header('HX-Reswap', 'outerHTML');
    }
    const shown = instead === undefined ? exchangeMarkup(turn, asked, chat.asked) : turn;
    return context.html(html`${shown}${announcement(content)}`);
  }

  return new Hono()
    .get('/', (context) => context.html(chatPage(phrases, greeting ? { greeting } : {})))
    .post('/ask', async (context) => {
      const sent = await readSent(context);
      const text = first(sent, 'text');
      return show(context, await ask(context, { type: 'message', text }, sent), text);
    })
    .post('/press', async (context) => {
      const sent = await readSent(context);
      const reply = await ask(context, { type: 'action', id: first(sent, 'action') }, sent);
      const instead = reply.replaces && !reply.form ? turnOf(sent) : undefined;
      return show(context, reply, labelOf(sent), instead);
    })
    .post('/form', async (context) => {
      const sent = await readSent(context);
      const input = { type: 'form', id: first(sent, 'form-id'), values: readValues(sent) } as const;
      const reply = await ask(context, input, sent);
      const turn = turnOf(sent);
      const isScripted = context.req.header('hx-request') === 'true';
      if (reply.problems && turn !== undefined && isScripted) {
        return context.html(problems(turn, sent, reply.problems), 422);
      }
      // A form that was taken gives its place to what came of it.
      return show(context, reply, '', isScripted ? turn : undefined);
    })
    .post('/suggest', async (context) => {
      const sent = await readSent(context);
      return context.html(suggestions(first(sent, 'text'), service, visitorOf(context)));
    })
    .get('/posts', onlyFromHere, (context) => stream(context, posts));
}

function contentOf({ card, audience, form }: Reply): TurnContent {
  return { card, private: audience === 'caller', ...(form ? { form } : {}) };
}

/** Only fields of that form: their names come back with it. */
const FIELD = /^[\w-]{1,40}$/;

function problems(turn: string, sent: Sent, found: Readonly<Record<string, string>>): Html {
  const fields = (sent['field'] ?? []).filter((name) => FIELD.test(name));
  return html`${problemsOf(turn, fields, found)} ${announce(Object.values(found).join(' '))}`;
}
