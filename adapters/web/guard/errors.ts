import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import type { Log } from '../../../src/log.ts';
import { html, type Html } from '../html.ts';
import { document } from '../page/layout.ts';

type ErrorName = Exclude<keyof Phrases['web']['errors'], 'back'>;

const NAMES: Readonly<Record<number, ErrorName>> = {
  400: 'wrong',
  403: 'forbidden',
  404: 'notFound',
  405: 'wrong',
  413: 'tooLarge',
};

/** What went wrong, in a sentence: as a page, or for the chat as a line beside what was typed. */
export function errorPages(phrases: Phrases, log: Log) {
  const show = (context: Context, status: ContentfulStatusCode) => {
    const { errors } = phrases.web;
    const { title, summary } = errors[NAMES[status] ?? 'failed'];
    if (context.req.header('hx-request') === 'true') {
      const headers = { 'HX-Retarget': '#trouble', 'HX-Reswap': 'innerHTML' };
      return context.html(line(title, summary), status, headers);
    }
    const main = html`<h1>${title}</h1>
      <p>${summary}</p>
      <p><a href="/">${errors.back}</a></p>`;
    return context.html(document(phrases, { title, main }), status);
  };

  const onError: ErrorHandler = (error, context) => {
    if (error instanceof HTTPException) return show(context, error.status);
    log.failure('web.failed', error);
    return show(context, 500);
  };
  const notFound: NotFoundHandler = (context) => show(context, 404);
  const notAllowed = (context: Context, methods: readonly string[]) => {
    context.header('Allow', methods.join(', '));
    return show(context, 405);
  };
  return { onError, notFound, notAllowed };
}

const line = (title: string, summary: string): Html => html`<strong>${title}.</strong> ${summary}`;
