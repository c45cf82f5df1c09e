import { hkdfSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ClearStateStore,
  InstallProvider,
  InvalidStateError,
  MissingCodeError,
  MissingStateError,
  type StateStore,
} from '@slack/oauth';
import type { Route } from '../../../src/adapter.ts';
import type { SlackApp } from '../../../src/config/platforms.ts';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import type { Log } from '../../../src/log.ts';
import { installScopes } from '../manifest.ts';
import { codeOf } from '../refusal.ts';
import { clientOptions, type Reach } from '../web-client.ts';
import { type Installation, installationFrom } from '../workspaces/installation.ts';
import { sendPage } from './page.ts';
import { donePage, installPage, type Obstacle, obstaclePage } from './pages.ts';
import { INSTALL_PATH, REDIRECT_PATH, START_PATH } from './paths.ts';

export interface InstallOptions {
  readonly app: SlackApp;
  readonly reach: Reach;
  readonly phrases: Phrases;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly save: (installation: Installation) => Promise<void>;
}

/** Seconds that somebody may take in Slack, between leaving here and coming back. */
const STATE_SECONDS = 600;
const STATE_COOKIE = 'unhunch-slack-install';
const SLACK = 'https://slack.com';
/** Slack's words for a code that isn't one of its, or not any more: whoever came with it begins anew. */
const BAD_CODES: ReadonlySet<string> = new Set(['invalid_code', 'code_already_used']);

const STATUS: Readonly<Record<Obstacle, number>> = {
  cancelled: 200,
  unasked: 400,
  stale: 400,
  failed: 502,
};

/**
 * The pages on which the app is installed. The state that Slack carries along and back is signed,
 * expires, and has to be that of a cookie of the same browser. Whoever Slack sends without having
 * begun here, from an organisation's administration say, is asked to begin here: the code that came
 * along isn't used.
 */
export function installRoutes(options: InstallOptions): Route[] {
  const { app, reach, phrases, log, now, save } = options;
  const { clientId, clientSecret, publicUrl } = app;
  /** What is being installed, for the page that says so. */
  const done = new WeakMap<object, Installation>();

  const stateStore = stateStoreFor(clientSecret, now);
  const asked = { scopes: installScopes(), redirectUri: publicUrl + REDIRECT_PATH };
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateStore,
    stateCookieName: STATE_COOKIE,
    authorizationUrl: new URL('/oauth/v2/authorize', reach.api ?? SLACK).href,
    installationStore: {
      async storeInstallation(installed) {
        const installation = installationFrom(installed, now());
        await save(installation);
        done.set(installed, installation);
      },
      fetchInstallation: () => Promise.reject(new Error('looked up elsewhere')),
    },
    logger: reach.logger,
    clientOptions: clientOptions(reach),
  });

  function obstruct(response: ServerResponse, obstacle: Obstacle): Promise<void> {
    return sendPage(response, STATUS[obstacle], obstaclePage(obstacle, phrases), phrases.locale);
  }

  const pages: Record<
    string,
    (request: IncomingMessage, response: ServerResponse) => Promise<void>
  > = {
    [INSTALL_PATH]: (_, response) => sendPage(response, 200, installPage(phrases), phrases.locale),
    [START_PATH]: async (_, response) => {
      const state = await stateStore.generateStateParam(asked, new Date(now()));
      const location = await provider.generateInstallUrl(asked, true, state);
      const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
      response.writeHead(302, { ...headers, 'Set-Cookie': cookieFor(state), Location: location });
      response.end();
    },
    [REDIRECT_PATH]: (request, response) =>
      provider.handleCallback(request, response, {
        async successAsync(installed) {
          const installation = done.get(installed);
          if (!installation) return obstruct(response, 'failed');
          log.info('slack.installed', { organisation: installation.isOrganisation });
          return sendPage(response, 200, donePage(installation, phrases), phrases.locale);
        },
        async failureAsync(error) {
          const obstacle = obstacleOf(error, request.url);
          // Without a code it may be anybody who asks, as often as they like: no error of ours.
          const isOurs = obstacle === 'failed' && !(error instanceof MissingCodeError);
          if (isOurs) log.failure('slack.not-installed', error, wordOf(error));
          else log.info('slack.not-installed', { because: obstacle });
          return obstruct(response, obstacle);
        },
      }),
  };

  return Object.entries(pages).map(([path, show]) => ({
    path,
    handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD' }).end();
        return;
      }
      show(request, response).catch((error: unknown) => {
        log.failure('slack.install', error);
        if (response.headersSent) response.end();
        else void obstruct(response, 'failed');
      });
    },
  }));
}

/** States signed with a key that is the same in every process, and that nobody can make up. */
function stateStoreFor(clientSecret: string, now: () => number): StateStore {
  const key = hkdfSync('sha256', clientSecret, '', 'unhunch slack install state', 32);
  const store = new ClearStateStore(Buffer.from(key).toString('base64'), STATE_SECONDS);
  return {
    generateStateParam: (options) => store.generateStateParam(options, new Date(now())),
    verifyStateParam: (_, state) => store.verifyStateParam(new Date(now()), state),
  };
}

/**
 * The state, for the browser that sets out. `Lax`, because Slack's page is what leads back here. Not by
 * the SDK, which leaves that to the browser; it does delete the cookie, by the same name and path.
 */
function cookieFor(state: string): string {
  return `${STATE_COOKIE}=${state}; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${STATE_SECONDS}`;
}

/** Why it came to nothing, in terms of what to do. */
function obstacleOf(error: unknown, address = ''): Obstacle {
  if (error instanceof MissingStateError) return 'unasked';
  if (error instanceof InvalidStateError) return 'stale';
  if (BAD_CODES.has(codeOf(error) ?? '')) return 'stale';
  const said = URL.parse(address, SLACK)?.searchParams.get('error') ?? '';
  if (error instanceof MissingCodeError && said === '') return 'unasked';
  return said === 'access_denied' ? 'cancelled' : 'failed';
}

/** Slack's word for a refusal, which the error's own code doesn't say. */
function wordOf(error: unknown): { slack?: string } {
  const slack = codeOf(error);
  return slack === undefined ? {} : { slack };
}
