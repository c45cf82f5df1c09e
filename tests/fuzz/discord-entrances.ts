import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { createDiscord } from '../../adapters/discord/discord.ts';
import { createBot } from '../../src/bot.ts';
import { createService } from '../../src/service.ts';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';
import { gallery } from '../support/pictures.ts';
import type { Entrance } from './entrance.ts';
import { mutated } from './hostile.ts';
import { checkLog, watchProcess } from './watch-process.ts';

/** An event as the gateway tells of it. */
interface Told {
  readonly t: GatewayDispatchEvents;
  readonly d: unknown;
}

/** Milliseconds for an answer, on a machine that does other things too. */
const PATIENCE = 30_000;

const KINDS: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
]);

/** Real events, of a command, a click and messages, of which parts are broken. */
const frames: Entrance<unknown> = {
  name: 'frames of Discord’s gateway, over the wire',
  share: 0.3,
  async open() {
    const watch = watchProcess();
    const content = await englishContent();
    const { log, lines } = memoryLog();
    const bot = createBot(content, { pictureOf: gallery });
    const service = createService({ bot, phrases: content.phrases, log });
    const limits = { globalPerSecond: Infinity, routes: [] };
    const fake = await FakeDiscord.start({ limits, interactionDeadlineMs: PATIENCE });
    const config = { token: fake.token, api: fake.api };
    const adapter = createDiscord(config, service, { onRefused: () => {} });
    await adapter.start();
    const alice = fake.person('alice');
    const help = await alice.slash('stretch-help').answer;
    await alice.click(help, help.buttons[0]?.customId ?? '').answer;
    alice.write(fake.general, 'list causes', { mention: true });
    await fake.general.next();
    alice.writeDirect('list');
    await alice.direct.next();
    alice.type('stretch', 'name', 'co');
    const samples = fake.gateway.frames.flatMap(({ t: kind, d, from }) => {
      const t = String(kind);
      return from === 'discord' && KINDS.has(t) ? [{ t, d: withoutIdentity(d) }] : [];
    });
    let number = 0;
    return {
      inputs: mutated(samples),
      async enter(told) {
        const { t, d } = Object(told) as Told;
        const id = fake.world.nextId();
        // Otherwise it would be one that was heard before.
        const data = typeof d === 'object' && d !== null && !('id' in d) ? { ...d, id } : d;
        fake.gateway.dispatch({
          t: typeof t === 'string' ? t : GatewayDispatchEvents.MessageCreate,
          d: data as object,
          guildId: undefined,
          intent: undefined,
        });
        number += 1;
        // The bot keeps up with what it is told.
        if (number % 50 === 0) await alice.slash('stretch-help').answer;
        watch.check();
      },
      async close() {
        await alice.slash('stretch', { name: 'cobra' }).answer;
        await adapter.stop();
        await fake.stop();
        watch.end();
        checkLog(lines);
      },
    };
  },
};

function withoutIdentity(d: unknown): unknown {
  const { id: _id, ...rest } = Object(d) as Record<string, unknown>;
  return rest;
}

export const discordEntrances = [frames] as const;
