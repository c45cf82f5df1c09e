import { type MessageCreateOptions, MessageFlags } from 'discord.js';
import type { Card } from '../../src/cards/card.ts';
import type { Wording } from '../../src/cards/wording.ts';
import type { Reply } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import { listedName } from './commands.ts';
import { lacksAccess, takesNoDirectMessages } from './explain.ts';
import type { HeardMessage } from './mentions.ts';
import { parseMessage } from './parse.ts';
import { persist } from './persist.ts';
import { explainNoAccess, mayHere } from './permissions.ts';
import { renderCard, withoutPictures } from './render/message.ts';
import { saying } from './saying.ts';

/**
 * Answers a message to the bot where it was written. What is for one person alone
 * goes to their direct messages, with a word in the server that it did.
 *
 * @throws what went wrong, unless the person could be told what to do about it.
 */
export async function answerMessage(
  message: HeardMessage,
  service: Service,
  wording: Wording,
): Promise<void> {
  const reply = await service.answer(parseMessage(message));
  if (reply.spare) return;
  if (message.inGuild() && reply.audience === 'caller') {
    await answerPrivately(message, reply, wording);
    return;
  }
  try {
    await write(message, asMessage(reply.card, mayHere(message, 'AttachFiles')));
  } catch (error) {
    if (!message.inGuild() || !lacksAccess(error)) throw error;
    await explainNoAccess(message, wording);
  }
}

async function answerPrivately(message: HeardMessage, { card }: Reply, wording: Wording) {
  const { sentPrivately, askPrivately } = wording.phrases.chat;
  const options = asMessage(card, true);
  try {
    await persist(() => message.author.send({ ...options, ...nonce(message, 'private') }));
  } catch (error) {
    const command = `/${listedName('ask')}`;
    await write(message, saying(wording.fill(askPrivately, { command })));
    if (!takesNoDirectMessages(error)) throw error;
    return;
  }
  try {
    await write(message, saying(sentPrivately));
  } catch (error) {
    // They have their answer: that this place is closed to the bot needn't concern them.
    if (!lacksAccess(error)) throw error;
  }
}

/** As a reply where the bot may read what it replies to, else as a message by itself. */
async function write(message: HeardMessage, options: MessageCreateOptions): Promise<void> {
  const once = { ...options, ...nonce(message, 'answer') };
  await persist<unknown>(() =>
    mayHere(message, 'ReadMessageHistory')
      ? message.reply({ ...once, failIfNotExists: false })
      : message.channel.send(once),
  );
}

function asMessage(card: Card, withFiles: boolean): MessageCreateOptions {
  const { components, files } = renderCard(withFiles ? card : withoutPictures(card));
  return { components, files, flags: MessageFlags.IsComponentsV2 };
}

/**
 * Makes Discord take the same answer only once, for a few minutes: a request whose
 * answer was lost is sent again. At most 25 characters; a message's id has up to 20.
 */
function nonce({ id }: HeardMessage, part: 'answer' | 'private') {
  return { nonce: `${part === 'answer' ? 'a' : 'p'}${id}`, enforceNonce: true };
}
