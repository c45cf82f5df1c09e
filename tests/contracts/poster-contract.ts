import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionId } from '../../src/cards/action-id.ts';
import type { Card } from '../../src/cards/card.ts';
import { type ChannelAddress, PostError, type Poster } from '../../src/poster.ts';
import { gallery } from '../support/pictures.ts';
import type { Seen } from './surface.ts';

/** What each of two people sees in their talk with the bot. */
interface Told {
  readonly alice: readonly Seen[];
  readonly bob: readonly Seen[];
}

/** A platform on which the bot says something unasked. */
export interface PosterSurface {
  readonly poster: Poster;
  /** A channel in which the bot, Alice and Bob are. */
  readonly channel: ChannelAddress;
  /** Alice's id. */
  readonly alice: string;
  /** What everybody sees in the channel now, the oldest first. */
  standing(): readonly Seen[] | Promise<readonly Seen[]>;
  /** What Alice sees in her talk with the bot, and Bob in his. */
  told(): Told | Promise<Told>;
  violations(): readonly string[];
  /** The lines of the log. */
  readonly lines: readonly unknown[];
  close(): Promise<void>;
}

/** A way in which a post can fail, and what the poster is to make of it. */
export interface Trouble<Surface extends PosterSurface> {
  /** What is wrong. */
  readonly when: string;
  /** Brings it about for the next post to the channel that it returns. */
  readonly arrange: (surface: Surface) => ChannelAddress;
  readonly failure: Pick<PostError, 'failure' | 'code' | 'retryAfter'>;
}

/** What a platform can by its nature. */
export interface PosterNature<Surface extends PosterSurface> {
  /** Whether it keeps what is posted twice with one key from appearing twice. */
  readonly honoursKeys: boolean;
  readonly troubles: readonly Trouble<Surface>[];
}

const picture = gallery('cobra-stretch');

/** A card as the daily post is one: a picture and a button. */
export function postCard(text: string): Card {
  if (picture === undefined) throw new Error('the cobra has no picture');
  return {
    title: 'Time for a break',
    summary: `Time for a break: ${text}`,
    blocks: [
      { type: 'text', text },
      { type: 'image', animation: picture.gif, still: picture.png, alt: altOf(picture) },
      { type: 'actions', actions: [{ id: actionId('show', 'cobra-stretch'), label: 'Show me' }] },
    ],
  };
}

function altOf({ alt }: NonNullable<typeof picture>): string {
  return `${alt.start} ${alt.end}`;
}

/** What every poster promises, whatever its platform: tested on the platform's own client. */
export function posterContract<Surface extends PosterSurface>(
  name: string,
  open: () => Promise<Surface>,
  { honoursKeys, troubles }: PosterNature<Surface>,
): void {
  let surface: Surface;
  beforeAll(async () => {
    surface = await open();
  });
  afterAll(async () => {
    await surface.close();
  });

  let count = 0;
  /** A key that no other post has. */
  const newKey = () => `2026-11-25-${(count += 1)}`;

  const last = async () => (await surface.standing()).at(-1);

  describe(`${name}: a post`, () => {
    test('shows everybody the text, the picture in words and the button', async () => {
      const { poster, channel } = surface;
      await poster.post(channel, postCard('Roll your shoulders.'), newKey());
      const seen = await last();
      expect(seen?.text).toContain('Roll your shoulders.');
      expect(seen?.alts).toEqual([expect.stringContaining(picture?.alt.start ?? '')]);
      expect(seen?.labels).toEqual(['Show me']);
      expect(seen?.private).toBe(false);
      expect(surface.violations()).toEqual([]);
    });

    test('brings nobody’s name and no markup to life', async () => {
      const { poster, channel, alice } = surface;
      const card = postCard(`<@${alice}> @everyone <!channel> _this_ <https://example.com|here>`);
      await poster.post(channel, card, newKey());
      const seen = await last();
      expect(seen?.active).toEqual([]);
      expect(surface.violations()).toEqual([]);
    });

    test('appears once for one key, where the platform knows keys', async () => {
      const { poster, channel } = surface;
      const before = (await surface.standing()).length;
      const key = newKey();
      const card = postCard('Stand up.');
      const [first, second] = [
        await poster.post(channel, card, key),
        await poster.post(channel, card, key),
      ];
      expect(await surface.standing()).toHaveLength(before + (honoursKeys ? 1 : 2));
      expect(first === second).toBe(honoursKeys);
    });

    test('can give its place to another, with one picture as before', async () => {
      const { poster, channel } = surface;
      const message = await poster.post(channel, postCard('Look away.'), newKey());
      const before = (await surface.standing()).length;
      await poster.edit(channel, message, postCard('Three of you did it.'));
      expect(await surface.standing()).toHaveLength(before);
      const seen = await last();
      expect(seen?.text).toContain('Three of you did it.');
      expect(seen?.text).not.toContain('Look away.');
      expect(seen?.alts).toHaveLength(1);
      expect(surface.violations()).toEqual([]);
    });

    test('can lose its picture when it is changed', async () => {
      const { poster, channel } = surface;
      const message = await poster.post(channel, postCard('Breathe.'), newKey());
      const blocks = [{ type: 'text', text: 'That was it for today.' }] as const;
      await poster.edit(channel, message, { title: 'Done', summary: 'Done', blocks });
      const seen = await last();
      expect(seen?.text).toContain('That was it for today.');
      expect(seen).toMatchObject({ alts: [], labels: [] });
      expect(surface.violations()).toEqual([]);
    });

    test('to one person reaches nobody else', async () => {
      const { poster, channel, alice } = surface;
      const before = (await surface.standing()).length;
      await poster.tell(channel.workspace, alice, postCard('The channel is gone.'));
      const { alice: hers, bob } = await surface.told();
      expect(hers.at(-1)?.text).toContain('The channel is gone.');
      expect(bob).toEqual([]);
      expect(await surface.standing()).toHaveLength(before);
    });
  });

  if (troubles.length > 0)
    describe(`${name}: a post fails`, () => {
      test.each(troubles)('when $when', async ({ arrange, failure }) => {
        const { poster, lines } = surface;
        const posting = poster.post(arrange(surface), postCard('Unclench your jaw.'), newKey());
        const error: unknown = await posting.catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(PostError);
        expect(error).toMatchObject(failure);
        expect(`${String(error)} ${JSON.stringify([error, lines])}`).not.toMatch(/jaw|break/i);
        expect(surface.violations()).toEqual([]);
      });
    });
}
