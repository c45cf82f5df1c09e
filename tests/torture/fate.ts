/** What a platform does with one request. */
export type Fate =
  | { readonly type: 'accept' }
  /** Too fast, whether it was or not. */
  | { readonly type: 'busy'; readonly retryAfter: number }
  | { readonly type: 'error'; readonly status: 500 | 502 | 503 }
  /** The connection breaks before or after the post was taken. */
  | { readonly type: 'reset'; readonly accepted: boolean }
  /** It is taken, and no answer comes. */
  | { readonly type: 'silence' };

export type PlatformName = 'discord' | 'slack';

/** A storm of 429s comes about every so often and lasts as long, in milliseconds. */
const STORM_EVERY = 15_000;
const STORM_LASTS = 1_500;

/**
 * What befalls a request, by the dice. A connection to Slack never breaks before the post was taken:
 * nobody could tell that from one that breaks afterwards, and without keys nothing may be posted again
 * that is perhaps there. (There the promise is: not twice rather than certainly once.)
 */
export function drawFate(platform: PlatformName, dice: number, now: number): Fate {
  if (now % STORM_EVERY < STORM_LASTS) return { type: 'busy', retryAfter: 1 };
  if (dice < 0.04) return { type: 'busy', retryAfter: 0.5 };
  if (dice < 0.06) return { type: 'error', status: 500 };
  if (dice < 0.07) return { type: 'error', status: 502 };
  if (dice < 0.08) return { type: 'error', status: 503 };
  if (dice < 0.1) return { type: 'silence' };
  if (dice < 0.12) return { type: 'reset', accepted: true };
  if (dice < 0.14 && platform === 'discord') return { type: 'reset', accepted: false };
  return { type: 'accept' };
}
