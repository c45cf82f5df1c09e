import { MessageFlags, REST, Routes } from 'discord.js';
import type { APIMessage } from 'discord.js';
import { readFile } from 'node:fs/promises';
import { renderCard } from '../../adapters/discord/render/message.ts';
import type { Send } from './send.ts';

/** Posts a card in a channel with its pictures, reads it back, and deletes it. */
export async function tryDiscord(token: string, channel: string): Promise<Send> {
  const rest = new REST().setToken(token);
  await rest.get(Routes.user());
  return async (card) => {
    const { components, files } = renderCard(card);
    const sent = (await rest.post(Routes.channelMessages(channel), {
      body: {
        components,
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: { parse: [] },
        attachments: files.map(({ name, description }, id) => ({
          id,
          filename: name,
          description,
        })),
      },
      files: await Promise.all(
        files.map(async ({ name, attachment }) => ({ name, data: await readFile(attachment) })),
      ),
    })) as APIMessage;
    const route = Routes.channelMessage(channel, sent.id);
    const there = (await rest.get(route)) as APIMessage;
    await rest.delete(route);
    if ((there.components ?? []).length !== components.length) {
      throw new Error('it came back with other components than were sent');
    }
  };
}
