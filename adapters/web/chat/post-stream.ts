import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Posts } from '../posts.ts';

/** Sends posts to a page as long as it is open, beginning with those that it missed. */
export function stream(context: Context, posts: Posts): Response {
  // A page that was connected says it by the header, one that was just opened in its address.
  const seen = Number(context.req.header('last-event-id') ?? context.req.query('seen') ?? 0);
  return streamSSE(context, async (events) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    events.onAbort(end);
    const leave = posts.watch(
      {
        show: async ({ markup, at }) => {
          await events.writeSSE({ data: String(markup), id: String(at) });
        },
        end,
      },
      Number.isFinite(seen) ? seen : 0,
    );
    await ended;
    leave();
  });
}
