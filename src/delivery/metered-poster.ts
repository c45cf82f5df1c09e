import type { Meter } from '../meter.ts';
import { type Poster, PostError } from '../poster.ts';

/** A poster whose posts are counted, each try by itself. */
export function meteredPoster(poster: Poster, platform: string, meter: Meter): Poster {
  return {
    async post(to, card, key) {
      try {
        const message = await poster.post(to, card, key);
        meter.posted(platform);
        return message;
      } catch (error) {
        if (error instanceof PostError) meter.notPosted(platform, error.failure);
        throw error;
      }
    },
    edit: (to, message, card) => poster.edit(to, message, card),
    tell: (workspace, person, card) => poster.tell(workspace, person, card),
  };
}
