import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackApp } from '../../../src/config/platforms.ts';
import type { InstallationStore } from '../../../src/installation-store.ts';
import { PostError } from '../../../src/poster.ts';
import { within } from '../../../src/patience.ts';
import type { Service } from '../../../src/service.ts';
import type { Desk } from '../desk.ts';
import { INSTALL_PATH } from '../install/paths.ts';
import { installRoutes } from '../install/routes.ts';
import { botName } from '../manifest.ts';
import { createMessages } from '../messages.ts';
import { createPeople } from '../people.ts';
import { publicPictures } from '../pictures.ts';
import { codeOf } from '../refusal.ts';
import { createScreens } from '../screens.ts';
import { createWebClient, type Reach } from '../web-client.ts';
import { createAccess } from './access.ts';
import { createAdmission } from './admission.ts';
import { createDepartures } from './departures.ts';
import type { Installation } from './installation.ts';
import { createRenew } from './renew.ts';
import { callTheRoll } from './roll-call.ts';
import type { Whence, Workspaces } from './workspaces.ts';

export interface ManyWorkspacesOptions {
  readonly app: SlackApp;
  readonly installations: InstallationStore;
  readonly reach: Reach;
  readonly service: Service;
  readonly signal: AbortSignal;
  readonly now?: () => number;
}

/** Milliseconds to find out which token is for something that waits to be acknowledged. */
const PATIENCE = 1_500;
/** What is thrown when it takes longer. */
const LATE = 'late' as const;
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
  const access = createAccess({
    installations,
    renew,
    isGone: (installation, error) => departures.isGone(installation, error),
    log,
    now,
    signal,
  });
  const admission = createAdmission(access, installations);
  const desks = new LRUCache<string, { readonly token: string; readonly desk: Desk }>({
    max: MOST,
  });
  const departures = createDepartures({ installations, access, service, drop, signal, now });

  function drop(id: string): void {
    access.drop(id);
    admission.drop(id);
    desks.delete(id);
  }

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
      onFailure: (error) => installation && void departures.mind(error, installation, team),
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

  async function ask(installation: Installation): Promise<void> {
    try {
      await clientFor(installation.id, installation).auth.test();
    } catch (error) {
      await departures.mind(error, installation, installation.id);
    }
  }

  async function deskFor(whence: Whence): Promise<Desk> {
    const team = whence.team || whence.organisation || '';
    try {
      const installation = await within(PATIENCE, admission.of(whence), LATE);
      if (installation === LATE) throw new Error(LATE);
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
          const meaning = await departures.mind(error, installation, team);
          if (meaning === 'nothing') throw error;
          // Nothing was posted, and no workspace is forgotten over a token that may not be its last.
          if (last || meaning === 'unknown') throw new PostError('failed', codeOf(error) ?? '');
        }
      }
    },
    pictures: () => pictures,
    people: async (team) => (await deskFor({ team, isOrganisations: false })).people,
    onFailure: () => {},
    leave: (departure) => departures.leave(departure),
    part: (team) => departures.part(team),
    settle: () => void callTheRoll({ installations, access, ask, log, signal }),
    ended: async () => {},
  };
}
