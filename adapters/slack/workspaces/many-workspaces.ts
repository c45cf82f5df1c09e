import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackApp } from '../../../src/config/platforms.ts';
import type { InstallationStore } from '../../../src/installation-store.ts';
import { PostError } from '../../../src/poster.ts';
import type { Service } from '../../../src/service.ts';
import { inTime } from '../in-time.ts';
import type { Desk } from '../desk.ts';
import { INSTALL_PATH } from '../install/paths.ts';
import { installRoutes } from '../install/routes.ts';
import { botName } from '../manifest.ts';
import { createMessages } from '../messages.ts';
import { createPeople } from '../people.ts';
import { publicPictures } from '../pictures.ts';
import { codeOf, isRevoked, isSpent } from '../refusal.ts';
import { createScreens } from '../screens.ts';
import { createWebClient, type Reach } from '../web-client.ts';
import { createAccess } from './access.ts';
import { createAdmission } from './admission.ts';
import { type Installation, readInstallation } from './installation.ts';
import { createRenew } from './renew.ts';
import type { Whence, Workspaces } from './workspaces.ts';

export interface ManyWorkspacesOptions {
  readonly app: SlackApp;
  readonly installations: InstallationStore;
  readonly reach: Reach;
  readonly service: Service;
  readonly signal: AbortSignal;
  readonly now?: () => number;
}

/**
 * What a refusal means for the token: nothing, or that the app isn't there any more; that another may
 * be had; or that this can't be found out.
 */
type Meaning = 'nothing' | 'another token' | 'unknown';

/** Milliseconds to find out which token is for something that waits to be acknowledged. */
const PATIENCE = 1_500;
/** As many workspaces as are at work at the same time. */
const MOST = 2_000;

/** All workspaces in which somebody installs the app, each by a token of its own. */
export function manyWorkspaces(options: ManyWorkspacesOptions): Workspaces {
  const { app, installations, reach, service, signal, now = Date.now } = options;
  const { log, phrases } = service;
  const name = botName(phrases.chat.name);
  const page = app.publicUrl + INSTALL_PATH;
  const remedy = `Install the app in that workspace: ${page}`;
  const pictures = publicPictures(app.publicUrl);
  const renew = createRenew(app, reach);
  const access = createAccess({ installations, renew, log, now, signal });
  const admission = createAdmission(access, installations);
  const desks = new LRUCache<string, { readonly token: string; readonly desk: Desk }>({
    max: MOST,
  });

  /** A desk for a workspace; with a token that changed it is another. */
  function deskBy(team: string, installation: Installation | undefined): Desk {
    const { token = '' } = installation ?? {};
    const known = desks.get(team);
    if (known?.token === token) return known.desk;
    const client = clientFor(team, installation);
    const people = createPeople(client, team, log);
    const desk: Desk = {
      service,
      identity: {
        user: installation?.user ?? '',
        bot: installation?.bot ?? '',
        name,
        team,
        teamName: '',
      },
      messages: createMessages(client, pictures, people),
      screens: createScreens(client, pictures, phrases),
      people,
      onFailure: (error) => installation && void mind(error, installation),
    };
    desks.set(team, { token, desk });
    return desk;
  }

  /** Where one token is for many workspaces, Slack wants to hear for which. */
  function clientFor(team: string, installation: Installation | undefined): WebClient {
    const { isOrganisation = false, token } = installation ?? {};
    const teamId = isOrganisation && team !== installation?.id ? { teamId: team } : {};
    return createWebClient(token, { ...reach, ...teamId });
  }

  /** What an error says of the token that was used, and what follows from it. */
  async function mind(error: unknown, { id, token }: Installation): Promise<Meaning> {
    const code = codeOf(error);
    if (!isRevoked(code) && !isSpent(code)) return 'nothing';
    access.spurn(id, token);
    try {
      // It may have been renewed, here or elsewhere, while it was used.
      const there = readInstallation(await installations.find(id));
      if (there && (there.token !== token || isSpent(code))) return 'another token';
      if (there) await forget(id);
      return 'nothing';
    } catch (failure) {
      log.failure('slack.installation', failure);
      return 'unknown';
    }
  }

  async function forget(id: string): Promise<void> {
    access.drop(id);
    desks.delete(id);
    await service.forget('slack', id);
  }

  /** @throws {PostError} when there is no token with which anything could be posted. */
  async function enter(team: string): Promise<Installation> {
    let installation: Installation | undefined;
    try {
      installation = await admission.into(team);
    } catch (error) {
      throw new PostError('failed', codeOf(error) ?? 'no_token');
    }
    if (installation) return installation;
    // Not a reason to forget anything: it may be about to be installed, after it had a token of its own.
    log.info('slack.not-installed', { remedy });
    throw new PostError('failed', 'not_installed');
  }

  async function deskFor(whence: Whence): Promise<Desk> {
    const team = whence.team || whence.organisation || '';
    try {
      const installation = await inTime(admission.of(whence), PATIENCE);
      if (!installation) log.info('slack.not-installed', { remedy });
      return deskBy(team, installation);
    } catch (error) {
      log.failure('slack.installation', error);
      // Commands and clicks bring an address for their answer, which takes no token.
      return deskBy(team, undefined);
    }
  }

  return {
    routes: installRoutes({
      app,
      reach,
      phrases,
      log,
      now,
      async save(installation) {
        await installations.save(installation.id, installation);
        access.drop(installation.id);
      },
    }),
    async open() {
      const count = await installations.check();
      return `${name} in ${count} ${count === 1 ? 'installation' : 'installations'}, install at ${page}`;
    },
    deskFor,
    async into(team, work) {
      for (let last = false; ; last = true) {
        const installation = await enter(team);
        try {
          return await work(clientFor(team, installation));
        } catch (error) {
          const meaning = await mind(error, installation);
          if (meaning === 'nothing') throw error;
          // Nothing was posted, and no workspace is forgotten over a token that may not be its last.
          if (last || meaning === 'unknown') throw new PostError('failed', codeOf(error) ?? '');
        }
      }
    },
    pictures: () => pictures,
    people: async (team) => (await deskFor({ team, isOrganisations: false })).people,
    onFailure: () => {},
    async leave({ event, at, ...whence }) {
      const id = gone(whence);
      try {
        const there = readInstallation(await installations.find(id));
        if (there && there.installedAt > (at + 1) * 1_000) {
          log.info('slack.installed-since', { told: event });
          return;
        }
      } catch (error) {
        log.failure('slack.installation', error);
      }
      await forget(id);
    },
    settle: () => {},
    ended: async () => {},
  };
}

/** Whose installation is over: the workspace's own, or that of the whole organisation. */
function gone({ team, organisation, isOrganisations }: Whence): string {
  return (isOrganisations ? organisation || team : team || organisation) ?? '';
}
