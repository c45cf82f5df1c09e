import { type Client, ShardClientUtil, Status } from 'discord.js';
import { type Adapter, type OnRefused, RefusedError } from '../../src/adapter.ts';
import type { DiscordConfig } from '../../src/config/platforms.ts';
import { within } from '../../src/patience.ts';
import type { Poster } from '../../src/poster.ts';
import type { Schedulers } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import { toRegistered, type Translations } from './commands.ts';
import { connect } from './connection.ts';
import { refusalOf } from './explain.ts';
import { hear } from './hear.ts';
import { keepTrying } from './keep-trying.ts';
import { createPoster } from './poster.ts';
import { forgetAbsent } from './presence.ts';
import { registerCommands } from './register.ts';
import { createTasks } from './tasks.ts';

export interface DiscordOptions {
  /** The commands in other languages, by language tag. */
  readonly translations?: Translations;
  /** Who may set daily stretches up and change them; those who manage a server when left out. */
  readonly schedulers?: Schedulers;
  /** Told when Discord refuses for good after the bot was connected. */
  readonly onRefused: OnRefused;
}

/** Milliseconds that answers under way may take once the bot is to stop, and its leaving. */
const LAST_ANSWERS = 5_000;
const LEAVING = 2_000;
/** Milliseconds after which it is looked again which servers the bot is in. */
const BETWEEN_LOOKS = 60 * 60_000;

/** The bot on Discord, not connected yet. */
export function createDiscord(
  config: DiscordConfig,
  service: Service,
  { translations, schedulers, onRefused }: DiscordOptions,
): Adapter & { readonly poster: Poster } {
  const { log } = service;
  const commands = toRegistered(service.commands, translations, schedulers);
  const stopping = new AbortController();
  const { signal } = stopping;
  const tasks = createTasks(log, (error) => refused(refusalOf(error)));
  let client: Client<true> | undefined;
  let stopped: Promise<void> | undefined;
  let refusedOnce = false;
  let looks: NodeJS.Timeout | undefined;

  const prepare = (prepared: Client) => hear(prepared, service, tasks);

  /** Passes on that Discord refuses a connection that had worked; `start` throws what it meets itself. */
  function refused(refusal: RefusedError | undefined): void {
    if (refusal === undefined || refusedOnce || client === undefined) return;
    refusedOnce = true;
    onRefused(refusal);
  }

  /** Whether the bot is in a server. Nothing while not connected, and of a server on another process's shard. */
  function knownToBeIn(server: string): boolean | undefined {
    const { shards } = config;
    if (!/^\d{1,20}$/.test(server)) return undefined;
    if (shards && !shards.ids.includes(ShardClientUtil.shardIdForGuildId(server, shards.count))) {
      return undefined;
    }
    return client?.guilds.cache.has(server);
  }

  /**
   * Registers the commands; where Discord is in trouble, again and again in the
   * background. People are answered meanwhile, and old commands go on working.
   */
  async function register(connected: Client<true>): Promise<void> {
    const attempt = async () => {
      const changed = await registerCommands(connected, commands);
      log.info('discord.commands', { changed });
    };
    try {
      await attempt();
    } catch (error) {
      log.failure('discord.commands', error);
      refused(refusalOf(error));
      keepTrying(attempt, { log, signal, event: 'discord.commands' }).catch((reason: unknown) => {
        if (reason instanceof RefusedError) refused(reason);
      });
    }
  }

  const poster = createPoster({
    ...config,
    isIn: knownToBeIn,
    onFailure: (error) => refused(refusalOf(error)),
  });

  return {
    name: 'discord',
    routes: [],
    poster,
    async start() {
      const attempt = () => connect({ ...config, log, onRefused: refused, signal, prepare });
      const connected = await keepTrying(attempt, { log, signal, event: 'discord.connect' });
      client = connected;
      await register(connected);
      const look = () =>
        tasks.start('presence', () => forgetAbsent(connected, service, knownToBeIn));
      look();
      looks = setInterval(look, BETWEEN_LOOKS);
      const servers = connected.guilds.cache.size;
      const where = `in ${servers} ${servers === 1 ? 'server' : 'servers'}`;
      return `Discord as ${connected.user.username} ${where}${shardsText(config)}`;
    },
    isConnected() {
      const shards = client?.ws.shards;
      return (
        Boolean(shards?.size) && Boolean(shards?.every(({ status }) => status === Status.Ready))
      );
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };

  async function stop(): Promise<void> {
    clearInterval(looks);
    stopping.abort(new Error('stopped before Discord was reached'));
    await within(LAST_ANSWERS, tasks.finish(), undefined);
    if (client) await within(LEAVING, client.destroy(), undefined);
  }
}

/** Which part of the bot this process is, where it isn't all of it. */
function shardsText({ shards }: DiscordConfig): string {
  if (!shards) return '';
  const { ids, count } = shards;
  return ` on ${ids.length === 1 ? 'shard' : 'shards'} ${ids.join(', ')} of ${count}`;
}
