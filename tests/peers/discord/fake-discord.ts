/**
 * A Discord to test bots against: REST API v10 and gateway v10 on a port of the loopback interface.
 * The bot under test stays as it is; only `rest.api` points here.
 *
 * ```ts
 * const fake = await FakeDiscord.start();
 * const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: fake.api } });
 * await client.login(fake.token);
 *
 * const alice = fake.person('alice', { locale: Locale.German });
 * const answer = await alice.slash('stretch', { name: 'cobra' }).answer;
 * answer.text; answer.files; answer.ephemeral; answer.buttons;
 * await alice.click(answer, 'Another one').answer;
 * const { modal } = alice.slash('daily');
 * await alice.submit(await modal, { time: '09:30' }).ack;      // { type, elapsedMs, … }
 * await alice.type('stretch', 'name', 'cob').choices;          // autocomplete
 * alice.write(fake.general, 'my neck hurts', { mention: true });
 * await fake.general.next();                                   // what the bot posts by itself
 * alice.writeDirect('hello');
 * await alice.direct.next();
 *
 * fake.general.refuse('Missing Permissions');                  // 50013 from now on
 * fake.fault('POST /channels/{channel_id}/messages', ...times(3, serverError(502)));
 * fake.gateway.cut();                                          // the network fails
 *
 * expect(fake.violations).toEqual([]);
 * await client.destroy();
 * await fake.stop();
 * ```
 *
 * Every request and every frame of the bot, and everything the fake answers, is checked against what
 * Discord publishes; whatever doesn't fit is listed in `violations`. A request that breaks a rule is
 * also refused as Discord would (400, code 50035). People can do only what Discord's own client lets
 * them: anything else throws `NotPossible`.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayIntentBits, type Locale } from 'discord-api-types/v10';
import type { FaultAction, FaultMatcher } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { Person, type PersonOptions } from './people/person.ts';
import { DISCORD_LIMITS, type Limits } from './rest/rate-limits.ts';
import { RestServer, type RecordedRequest } from './rest/server.ts';
import type { PrivateChannel } from './world/channel.ts';
import { botJoins, botLeaves, deleteChannel, outage } from './world/guild-events.ts';
import type { Guild, GuildChannel } from './world/guild.ts';
import { makeUser } from './world/user.ts';
import { World } from './world/world.ts';

/** Intents that have to be switched on in the bot's settings before it may ask for them. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

/** How this Discord differs from the real one. */
export interface FakeDiscordOptions {
  /** The fake's time in epoch milliseconds: message times, deadlines, ages of tokens and nonces. */
  now?: () => number;
  /** How often bots shall send a heartbeat; Discord says 41,250 ms. */
  heartbeatIntervalMs?: number;
  /** How long an interaction waits for its first answer; Discord says 3,000 ms. */
  interactionDeadlineMs?: number;
  /** The privileged intents that are switched on in the bot's settings; none by default. */
  privilegedIntents?: number;
  /** How often the bot may ask; Discord's limits by default. */
  limits?: Limits;
  /** The number of shards that `/gateway/bot` recommends. */
  shards?: number;
}

/** A Discord with one application, its bot and one guild with a channel `general`. */
export class FakeDiscord {
  /** The bot's token. */
  readonly token = 'fake.bot.token';
  /** Everything that broke one of Discord's rules so far, the fake's own mistakes included. */
  readonly violations: string[] = [];
  readonly world: World;
  readonly gateway: Gateway;
  readonly rest: RestServer;
  /** The guild that is there from the start, with the bot in it. */
  readonly guild: Guild;
  /** The guild's first channel. */
  readonly general: GuildChannel;
  readonly #server: Server;
  readonly #people = new Map<string, Person>();
  readonly #deadlineMs: number;
  readonly #port: number;

  private constructor(server: Server, port: number, options: FakeDiscordOptions) {
    const violation = (problem: string): void => void this.violations.push(problem);
    this.#server = server;
    this.#port = port;
    this.#deadlineMs = options.interactionDeadlineMs ?? 3000;
    this.world = new World(options.now ?? Date.now, (event) => this.gateway.dispatch(event));
    this.gateway = new Gateway(this.world, {
      token: this.token,
      heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
      disallowedIntents: PRIVILEGED & ~(options.privilegedIntents ?? 0),
      url: this.gatewayUrl,
      violation,
    });
    this.rest = new RestServer({
      context: {
        world: this.world,
        naming: { nextId: this.world.nextId, filesUrl: `http://127.0.0.1:${port}/files` },
        gatewayUrl: this.gatewayUrl,
        shards: options.shards ?? 1,
        messageContent: ((options.privilegedIntents ?? 0) & GatewayIntentBits.MessageContent) !== 0,
        interactionDeadlineMs: this.#deadlineMs,
      },
      token: this.token,
      limits: options.limits ?? DISCORD_LIMITS,
      violation,
    });
    this.guild = this.addGuild('Desk Workers');
    this.guild.hasBot = true;
    this.general = this.guild.channel('general');
    server.on('request', (incoming, outgoing) => {
      this.rest.handle(incoming, outgoing).catch((error: unknown) => {
        violation(`the fake failed: ${String(error)}`);
        outgoing.destroy();
      });
    });
    server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  /** Starts one on a free port of the loopback interface. */
  static async start(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeDiscord(server, (server.address() as AddressInfo).port, options);
  }

  /** The base of the REST API, for discord.js's `rest.api`. */
  get api(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** The gateway's address. */
  get gatewayUrl(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** The requests that arrived, the first first. */
  get requests(): readonly RecordedRequest[] {
    return this.rest.requests;
  }

  /** The requests to one route: `POST /channels/{channel_id}/messages`. */
  requestsTo(route: string): RecordedRequest[] {
    return this.rest.requests.filter((each) => each.route === route);
  }

  /** The person of this name; made, and a member of the fake's guild, when first asked for. */
  person(name: string, options: PersonOptions = {}): Person {
    const known = this.#people.get(name);
    if (known !== undefined) return known;
    const user = makeUser(this.world.nextId(), name, false);
    const person = new Person(this.world, this.general, this.#deadlineMs, user, options);
    this.world.users.set(user.id, user);
    this.guild.members.set(user.id, user);
    this.#people.set(name, person);
    return person;
  }

  /** Makes a guild that the bot isn't in yet; these people are. */
  addGuild(
    name: string,
    { locale, members = [] }: { locale?: Locale; members?: readonly Person[] } = {},
  ): Guild {
    const guild = this.world.addGuild(name, locale);
    for (const each of members) guild.members.set(each.user.id, each.user);
    return guild;
  }

  /** Direct messages among people, in which the bot isn't. */
  privateChannel(...people: readonly Person[]): PrivateChannel {
    return this.world.privateChannel(people.map((each) => each.user));
  }

  /** Somebody adds the bot to a guild, now. */
  botJoins(guild: Guild): void {
    botJoins(this.world, guild);
  }

  /** Somebody throws the bot out of a guild. */
  botLeaves(guild: Guild): void {
    botLeaves(this.world, guild);
  }

  /** An outage hides a guild, or ends. */
  outage(guild: Guild, unavailable: boolean): void {
    outage(this.world, guild, unavailable);
  }

  /** Somebody deletes a channel. */
  deleteChannel(channel: GuildChannel): void {
    deleteChannel(this.world, channel);
  }

  /** Lets the next requests that match meet these faults, one each, in this order. */
  fault(matcher: FaultMatcher, ...actions: readonly FaultAction[]): void {
    this.rest.faults.add(matcher, actions);
  }

  /** Ends every connection and closes the port. */
  async stop(): Promise<void> {
    for (const each of this.world.interactions.values()) each.cancel();
    this.gateway.cut();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
