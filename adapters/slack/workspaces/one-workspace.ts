import type { WebClient } from '@slack/web-api';
import { actionId } from '../../../src/cards/action-id.ts';
import type { OnRefused } from '../../../src/adapter.ts';
import type { Service } from '../../../src/service.ts';
import type { Desk, Identity } from '../desk.ts';
import { createMessages } from '../messages.ts';
import { createPeople, type People } from '../people.ts';
import { persist, repeat } from '../persist.ts';
import { type Pictures, publicPictures } from '../pictures.ts';
import { deathOf, refused } from '../refusal.ts';
import type { Picture } from '../render/card.ts';
import { createScreens } from '../screens.ts';
import { openUploadMemory } from '../upload-memory.ts';
import { createUploads, type Uploads } from '../uploads.ts';
import { createUploadClient, createWebClient, type Reach } from '../web-client.ts';
import type { Workspaces } from './workspaces.ts';

export interface OneWorkspaceOptions {
  readonly botToken: string;
  readonly reach: Reach;
  readonly service: Service;
  /** Where Slack fetches pictures; without it they are uploaded. */
  readonly publicUrl?: string;
  /** Where it is remembered what was uploaded. */
  readonly folder: string;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  readonly onRefused: OnRefused;
}

/** The one workspace that a bot token is for. Without it, the bot can't go on. */
export function oneWorkspace(options: OneWorkspaceOptions): Workspaces {
  const { botToken, reach, service, publicUrl, folder, signal, onRefused } = options;
  const { log } = service;
  const client = createWebClient(botToken, reach);
  const { promise: opened, resolve: open } = Promise.withResolvers<Desk>();
  let uploads: Uploads | undefined;
  let pictures: Pictures | undefined;
  let people: People | undefined;

  function onFailure(error: unknown): void {
    const refusal = deathOf(error);
    if (refusal) onRefused(refusal);
  }

  async function picturesFor({ team }: Identity): Promise<Pictures> {
    if (publicUrl !== undefined) return publicPictures(publicUrl);
    const memory = await openUploadMemory(folder, team, log);
    const uploader = createUploadClient(botToken, reach, signal);
    uploads = createUploads({ client: uploader, memory, log, signal });
    return uploads;
  }

  return {
    routes: [],
    async open() {
      const identity = await persist(() => whoAmI(client), {
        token: 'SLACK_BOT_TOKEN',
        log,
        signal,
      });
      pictures = await picturesFor(identity);
      people = createPeople(client, identity.team, log);
      open({
        service,
        identity,
        messages: createMessages(client, pictures, people),
        screens: createScreens(client, pictures, service.phrases),
        people,
        onFailure,
      });
      return `${identity.name} in ${identity.teamName}`;
    },
    deskFor: () => opened,
    into: (_team, work) => work(client),
    pictures: () => pictures,
    people: async () => people,
    onFailure,
    async leave({ event }) {
      const { identity } = await opened;
      // First: whoever is told of the refusal stops the bot.
      await repeat(() => service.forget('slack', identity.team), signal);
      onRefused(refused('SLACK_BOT_TOKEN', event));
    },
    // Such a token isn't an organisation's.
    part: async () => {},
    settle: () => void uploads?.fetch(everyPicture(service)),
    ended: async () => uploads?.ended(),
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
      rehearsal: true,
      input: { type: 'action', id },
    });
    for (const block of card.blocks) if (block.type === 'image') yield block;
  }
}
