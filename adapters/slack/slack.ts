import { App } from '@slack/bolt';
import type { Adapter, OnRefused, RefusedError } from '../../src/adapter.ts';
import type { SlackConfig } from '../../src/config/platforms.ts';
import type { InstallationStore } from '../../src/installation-store.ts';
import type { Poster } from '../../src/poster.ts';
import type { Service } from '../../src/service.ts';
import type { AtDesk } from './desk.ts';
import { onAction } from './listeners/action.ts';
import { onCommand } from './listeners/command.ts';
import { onForm } from './listeners/form.ts';
import { onHome } from './listeners/home.ts';
import { onMention } from './listeners/mention.ts';
import { onMessage } from './listeners/message.ts';
import { onOptions } from './listeners/options.ts';
import { onShortcut } from './listeners/shortcut.ts';
import { onUninstall } from './listeners/uninstall.ts';
import { createPoster } from './poster.ts';
import type { Connection } from './receivers/connection.ts';
import { httpConnection } from './receivers/http.ts';
import { socketConnection } from './receivers/socket.ts';
import { createSdkLog } from './sdk-log.ts';
import { onlyOnce } from './seen.ts';
import { timeAcknowledgements } from './timing.ts';
import { createUnderWay } from './under-way.ts';
import { clientOptions, type Reach } from './web-client.ts';
import { manyWorkspaces } from './workspaces/many-workspaces.ts';
import { oneWorkspace } from './workspaces/one-workspace.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

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
  /** What lets the bot into workspaces that install it; needed where there is no bot token. */
  readonly installations?: InstallationStore;
  /** Milliseconds since 1970, as Date.now gives it. */
  readonly now?: () => number;
}

/** How long answers under way may take when the bot stops, in milliseconds. */
const LAST_WORDS = 4_000;

/** Connects the bot to Slack, through Bolt: to one workspace, or to all that install it. */
export function createSlack(
  config: SlackConfig,
  service: Service,
  options: SlackOptions,
): Adapter & { readonly poster: Poster } {
  const { log } = service;
  const { patience, onRefused } = options;
  const logger = createSdkLog(log);
  const reach: Reach = {
    logger,
    ...(config.api === undefined ? {} : { api: config.api }),
    ...(patience === undefined ? {} : { patience }),
  };
  const underWay = createUnderWay();
  const ending = new AbortController();
  let isRefused = false;
  let stopping: Promise<void> | undefined;

  function refuse(error: RefusedError): void {
    if (isRefused || ending.signal.aborted) return;
    isRefused = true;
    onRefused(error);
  }

  const workspaces = workspacesOf(
    config,
    service,
    { ...options, onRefused: refuse },
    reach,
    ending.signal,
  );
  const connection: Connection =
    config.mode === 'socket'
      ? socketConnection({ ...reach, appToken: config.appToken, log, onRefused: refuse })
      : httpConnection({ signingSecret: config.signingSecret, logger, log });

  function listen(): void {
    const app = new App<AtDesk>({
      // The desk goes along with what came in. Bolt is given no token: it would keep a client for each
      // that ever was.
      async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
        const desk = await workspaces.deskFor({
          team: teamId,
          organisation: enterpriseId,
          isOrganisations: isEnterpriseInstall,
        });
        return { botId: desk.identity.bot, botUserId: desk.identity.user, desk };
      },
      receiver: connection.receiver,
      clientOptions: clientOptions(reach),
      logger,
      convoStore: false,
      extendedErrorHandler: true,
    });
    timeAcknowledgements(app, service.meter);
    app.use(onlyOnce(service));
    app.use(underWay.middleware);
    const all = [onCommand, onMessage, onHome, onAction, onShortcut, onForm, onOptions];
    for (const on of all) on(app);
    onMention(app, service.phrases);
    onUninstall(app, workspaces);
    app.error(async ({ error }: { error: Error }) => log.failure('slack.failed', error));
  }

  async function end(): Promise<void> {
    await Promise.all([underWay.settled(LAST_WORDS), workspaces.ended()]);
    await connection.close();
  }

  return {
    name: 'slack',
    routes: [...connection.routes, ...workspaces.routes],
    poster: createPoster(workspaces),
    async start() {
      const who = await workspaces.open();
      listen();
      ending.signal.throwIfAborted();
      await connection.open();
      workspaces.settle();
      return `Slack as ${who}, by ${connection.by}`;
    },
    isConnected: () => !ending.signal.aborted && connection.isUp(),
    stop() {
      ending.abort();
      stopping ??= end();
      return stopping;
    },
  };
}

function workspacesOf(
  config: SlackConfig,
  service: Service,
  { pictures, onRefused, installations, now }: SlackOptions,
  reach: Reach,
  signal: AbortSignal,
): Workspaces {
  if ('botToken' in config) {
    const { botToken } = config;
    return oneWorkspace({ botToken, reach, service, ...pictures, signal, onRefused });
  }
  if (!installations) throw new TypeError('an app needs a place for its installations');
  return manyWorkspaces({
    app: config.app,
    installations,
    reach,
    service,
    signal,
    ...(now ? { now } : {}),
  });
}
