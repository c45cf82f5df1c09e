import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type APIChannel,
  type APIMessage,
  DiscordAPIError,
  MessageFlags,
  type RawFile,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Card } from '../../src/cards/card.ts';
import { PostError, type Poster } from '../../src/poster.ts';
import { lacksAccess } from './explain.ts';
import { postErrorOf } from './post-failure.ts';
import { isInServer } from './server.ts';
import { type RenderedFile, renderCard, withoutPictures } from './render/message.ts';

/** What posts go out with. */
export interface PosterOptions {
  readonly token: string;
  /** Another address than Discord's own, without the version. */
  readonly api?: string;
  /** Milliseconds that Discord may take over one request; ten seconds when left out. */
  readonly patience?: number;
  /** Whether the bot is in a server; nothing where this process can't know. */
  readonly isIn: (server: string) => boolean | undefined;
  /** Told of every error besides the caller. */
  readonly onFailure: (error: unknown) => void;
}

/** Only uploads take long. */
const PATIENCE = 10_000;

/**
 * Posts by requests of its own, apart from the client's: no post waits for a rate limit, nor makes
 * an answer to somebody wait.
 */
export function createPoster(options: PosterOptions): Poster {
  const { token, api, patience = PATIENCE, isIn, onFailure } = options;
  const rest = new REST({
    timeout: patience,
    // Whoever posts tries again in its turn: an SDK's own tries would double the pace of all bots
    // together just when Discord is in trouble.
    retries: 0,
    rejectOnRateLimit: () => true,
    ...(api === undefined ? {} : { api }),
  });

  /** A refused token is forgotten by discord.js, whose next complaint would be that it has none. */
  function authorised(): REST {
    return rest.setToken(token);
  }

  /** Also ends an answer that begins and never ends. */
  const deadline = () => AbortSignal.timeout(3 * patience);

  async function send(channel: string, card: Card, nonce: string): Promise<APIMessage> {
    const message = await messageOf(card);
    const body = { ...message.body, nonce, enforce_nonce: true };
    const sent = await authorised().post(Routes.channelMessages(channel), {
      ...message,
      body,
      signal: deadline(),
    });
    return sent as APIMessage;
  }

  async function change(channel: string, id: string, card: Card): Promise<void> {
    const route = Routes.channelMessage(channel, id);
    await authorised().patch(route, { ...(await messageOf(card)), signal: deadline() });
  }

  /** @returns the id of the direct messages with somebody. */
  async function openDirect(person: string): Promise<string> {
    const request = { body: { recipient_id: person }, signal: deadline() };
    const channel = await authorised().post(Routes.userChannels(), request);
    return (channel as APIChannel).id;
  }

  /** Also where nobody can tell: a workspace isn't forgotten over a guess. */
  async function isStillIn(server: string): Promise<boolean> {
    return isIn(server) ?? (await isInServer(authorised(), server, deadline())) ?? true;
  }

  /** @throws {PostError} */
  async function explained<T>(server: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      throw postErrorOf(error, lacksAccess(error) ? await isStillIn(server) : true);
    }
  }

  return {
    post: ({ workspace, channel }, card, key) =>
      explained(workspace, () =>
        inWordsIfNeedBe(card, async (each) => (await send(channel, each, key)).id),
      ),
    edit: ({ workspace, channel }, message, card) =>
      explained(workspace, () => inWordsIfNeedBe(card, (each) => change(channel, message, each))),
    async tell(server, person, card) {
      const channel = await explained(server, () => openDirect(person)).catch(nothingSaid);
      const nonce = randomBytes(12).toString('hex');
      await explained(server, () =>
        inWordsIfNeedBe(card, async (each) => void (await send(channel, each, nonce))),
      );
    },
  };
}

/** What was to come before the message failed: there is no doubt that nobody was told anything. */
function nothingSaid(error: unknown): never {
  const isUnsure = error instanceof PostError && error.failure === 'unsure';
  throw isUnsure ? new PostError('failed', error.code) : error;
}

/** Sends a card, and without its pictures where it is they that Discord may not take. */
async function inWordsIfNeedBe<T>(card: Card, sending: (card: Card) => Promise<T>): Promise<T> {
  try {
    return await sending(card);
  } catch (error) {
    const hasPicture = card.blocks.some(({ type }) => type === 'image');
    if (!hasPicture || !mayBeAboutFiles(error)) throw error;
    return await sending(withoutPictures(card));
  }
}

/** Discord doesn't say which permission it misses; a file that can't be read is none to send. */
function mayBeAboutFiles(error: unknown): boolean {
  if (error instanceof UnreadableFileError) return true;
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.MissingPermissions ||
      error.code === RESTJSONErrorCodes.RequestEntityTooLarge)
  );
}

/** A message's body and files; in an edit, the list of attachments replaces the one that was there. */
async function messageOf(card: Card) {
  const { components, files } = renderCard(card);
  const attachments = files.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    description,
  }));
  return {
    body: {
      components,
      attachments,
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
    },
    files: await Promise.all(files.map(read)),
  };
}

class UnreadableFileError extends Error {}

async function read({ attachment, name }: RenderedFile): Promise<RawFile> {
  try {
    return { name, data: await readFile(attachment) };
  } catch {
    throw new UnreadableFileError();
  }
}
