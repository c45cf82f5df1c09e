import { type ChannelAddress, type Poster, PostError } from '../../src/poster.ts';

const TIMEOUT_MS = 3_000;

/** Posts to the receiver, and tells its failures apart as an adapter would. */
export function httpPoster(url: string, bot: string): Poster {
  return {
    async post({ channel }: ChannelAddress, _card, key) {
      const response = await send(`${url}/${channel}`, { key, bot });
      if (response.ok) return key;
      if (response.status === 429) {
        throw new PostError('busy', '429', Number(response.headers.get('retry-after')));
      }
      throw new PostError('failed', String(response.status));
    },
    edit: () => Promise.reject(new PostError('gone', 'nothing is edited here')),
    tell: () => Promise.resolve(),
  };
}

async function send(url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'timeout';
    // Only what never reached the other side is certain not to be there.
    throw new PostError(code === 'ECONNREFUSED' ? 'failed' : 'unsure', code);
  }
}
