import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { actionId } from '../../src/cards/action-id.ts';
import type { Adapter, OnRefused, RefusedError } from '../../src/adapter.ts';
import type { SlackConfig } from '../../src/config.ts';
import type { Poster } from '../../src/poster.ts';
import type { Service } from '../../src/service.ts';
import type { Desk, Identity } from './desk.ts';
import { onAction } from './listeners/action.ts';
import { onCommand } from './listeners/command.ts';
import { onForm } from './listeners/form.ts';
import { onHome } from './listeners/home.ts';
import { onMention } from './listeners/mention.ts';
import { onMessage } from './listeners/message.ts';
import { onOptions } from './listeners/options.ts';
import { onShortcut } from './listeners/shortcut.ts';
import { onUninstall } from './listeners/uninstall.ts';
import { createMessages } from './messages.ts';
import { createPeople, type People } from './people.ts';
import { persist } from './persist.ts';
import { type Pictures, publicPictures } from './pictures.ts';
import { createPoster } from './poster.ts';
import type { Connection } from './receivers/connection.ts';
import { httpConnection } from './receivers/http.ts';
import { socketConnection } from './receivers/socket.ts';
import { deathOf } from './refusal.ts';
import type { Picture } from './render/card.ts';
import { createScreens } from './screens.ts';
import { createSdkLog } from './sdk-log.ts';
import { onlyOnce } from './seen.ts';
import { createUnderWay } from './under-way.ts';
import { openUploadMemory } from './upload-memory.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { clientOptions, createUploadClient, createWebClient, type Reach } from './web-client.ts';

export interface SlackOptions {
  readonly pictures: {
    /** Where Slack fetches pictures over HTTPS, without a slash at its end; without it they are uploaded. */
    readonly publicUrl?: string;
    /** Where it is remembered what was uploaded. */
    readonly folder: string;
  };
  /** Told once when Slack refuses for good. */
  readonly onRefused: OnRefused;
  /** How long Slack may take over one call, in milliseconds; five seconds when left out. */
  readonly patience?: number;
}

/** How long answers under way may take when the bot stops, in milliseconds. */
const LAST_WORDS = 4_000;

/** Connects the bot to one Slack workspace, through Bolt. */
export function createSlack(
  config: SlackConfig,
  service: Service,
  { pictures: { publicUrl, folder }, onRefused, patience }: SlackOptions,
): Adapter & { readonly poster: Poster } {
  const { log } = service;
  const logger = createSdkLog(log);
  const reach: Reach = {
    logger,
    ...(config.api === undefined ? {} : { api: config.api }),
    ...(patience === undefined ? {} : { patience }),
  };
  const client = createWebClient(config.botToken, reach);
  const underWay = createUnderWay();
  const ending = new AbortController();
  let uploads: Uploads | undefined;
  let pictures: Pictures | undefined;
  let people: People | undefined;
  let isRefused = false;
  let stopping: Promise<void> | undefined;

  function refuse(error: RefusedError): void {
    if (isRefused || ending.signal.aborted) return;
    isRefused = true;
    onRefused(error);
  }

  function onFailure(error: unknown): void {
    const refusal = deathOf(error);
    if (refusal) refuse(refusal);
  }

  const connection: Connection =
    config.mode === 'socket'
      ? socketConnection({ ...reach, appToken: config.appToken, log, onRefused: refuse })
      : httpConnection({ signingSecret: config.signingSecret, logger, log });

  async function picturesFor({ team }: Identity): Promise<Pictures> {
    if (publicUrl !== undefined) return publicPictures(publicUrl);
    const memory = await openUploadMemory(folder, team, log);
    const { signal } = ending;
    const uploader = createUploadClient(config.botToken, reach, signal);
    uploads = createUploads({ client: uploader, memory, log, signal });
    return uploads;
  }

  /** The App comes with its workspace: Bolt asks Slack who it is unless it is told. */
  function listen(desk: Desk): void {
    const app = new App({
      token: config.botToken,
      botId: desk.identity.bot,
      botUserId: desk.identity.user,
      receiver: connection.receiver,
      clientOptions: clientOptions(reach),
      logger,
      convoStore: false,
      extendedErrorHandler: true,
    });
    app.use(onlyOnce());
    app.use(underWay.middleware);
    const all = [onCommand, onMention, onMessage, onHome, onAction, onShortcut, onForm, onOptions];
    for (const on of all) on(app, desk);
    onUninstall(app, desk, refuse);
    app.error(async ({ error }: { error: Error }) => log.failure('slack.failed', error));
  }

  async function end(): Promise<void> {
    await Promise.all([underWay.settled(LAST_WORDS), uploads?.ended()]);
    await connection.close();
  }

  return {
    name: 'slack',
    routes: connection.routes,
    poster: createPoster({ client, pictures: () => pictures, people: () => people, onFailure }),
    async start() {
      const identity = await persist(() => whoAmI(client), {
        token: 'SLACK_BOT_TOKEN',
        log,
        signal: ending.signal,
      });
      pictures = await picturesFor(identity);
      people = createPeople(client, identity.team, log);
      listen({
        service,
        identity,
        messages: createMessages(client, pictures, people),
        screens: createScreens(client, pictures, service.phrases),
        people,
        onFailure,
      });
      ending.signal.throwIfAborted();
      await connection.open();
      void uploads?.fetch(everyPicture(service));
      return `Slack as ${identity.name} in ${identity.teamName}, by ${connection.by}`;
    },
    stop() {
      ending.abort();
      stopping ??= end();
      return stopping;
    },
  };
}

async function whoAmI(client: WebClient): Promise<Identity> {
  const {
    user_id = '',
    bot_id = '',
    user = '',
    team_id = '',
    team = '',
  } = await client.auth.test();
  return { user: user_id, bot: bot_id, name: user, team: team_id, teamName: team };
}

/** The pictures of everything the bot knows, found as anybody would find them. */
async function* everyPicture(service: Service): AsyncGenerator<Picture> {
  for (const entry of service.suggest('', Infinity)) {
    const id = actionId('show', entry.id);
    const { card } = await service.answer({
      platform: 'slack',
      private: true,
      input: { type: 'action', id },
    });
    for (const block of card.blocks) if (block.type === 'image') yield block;
  }
}
