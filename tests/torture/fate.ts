export type PlatformName = 'discord' | 'slack';

/** What becomes of one post. */
export type Fate =
  | { readonly type: 'accept' }
  /** Too fast, whether it was or not. */
  | { readonly type: 'busy'; readonly retryAfter: number }
  /** A fault's answer, to a post that was taken or to one that wasn't. */
  | { readonly type: 'error'; readonly status: 500 | 502 | 503; readonly accepted: boolean }
  /** The connection breaks after the post was taken, or before. */
  | { readonly type: 'reset'; readonly accepted: boolean }
  /** It is taken, and no answer comes. */
  | { readonly type: 'silence' };

/** A storm of 429s comes about every so often and lasts as long, in milliseconds. */
const STORM_EVERY = 15_000;
const STORM_LASTS = 1_500;
/** What both platforms' headers are written in: whole seconds. */
const A_SECOND = 1;

/**
 * What befalls a post, by the dice. At Slack a connection never breaks before the post was taken, nor
 * does a 500 or 502 leave it untaken: nobody could tell, and without keys nothing may be posted again
 * that is perhaps there. (There the promise is: not twice rather than certainly once.) A 503 says that
 * nothing was taken.
 */
export function drawFate(platform: PlatformName, dice: number, now: number): Fate {
  const unclear = platform === 'slack';
  if (now % STORM_EVERY < STORM_LASTS) return { type: 'busy', retryAfter: A_SECOND };
  if (dice < 0.04) return { type: 'busy', retryAfter: A_SECOND };
  if (dice < 0.06) return { type: 'error', status: 500, accepted: unclear };
  if (dice < 0.07) return { type: 'error', status: 502, accepted: true };
  if (dice < 0.08) return { type: 'error', status: 503, accepted: false };
  if (dice < 0.1) return { type: 'silence' };
  if (dice < 0.12) return { type: 'reset', accepted: true };
  if (dice < 0.14) return { type: 'reset', accepted: unclear };
  return { type: 'accept' };
}
