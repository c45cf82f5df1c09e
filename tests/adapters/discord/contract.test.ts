import { ComponentType } from 'discord.js';
import type { Service } from '../../../src/service.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import type { Seen, Surface } from '../../contracts/surface.ts';
import type { Channel } from '../../peers/discord/world/channel.ts';
import type { Message } from '../../peers/discord/world/message.ts';
import { connected } from './connected.ts';
import { readMarkdown } from './read-markdown.ts';

/** Text that Discord shows in one message. */
const LONGEST = 4_000;

/** Discord with the bot in a server, and Alice who talks to it there and in direct messages. */
async function openDiscord(service: Service): Promise<Surface> {
  const { fake, close } = await connected({ service });
  const alice = fake.person('alice');
  let last: Message | undefined;

  async function seen(message: Promise<Message>): Promise<Seen> {
    last = await message;
    return look(last, alice.direct);
  }

  return {
    command(name, text) {
      switch (name) {
        case 'stretch':
          return seen(alice.slash('stretch', { name: text }).answer);
        case 'ask':
          return seen(alice.slash('ask', { question: text }).answer);
        case 'help':
          return seen(alice.slash('stretch-help').answer);
      }
    },
    message(text) {
      alice.writeDirect(text);
      return seen(alice.direct.next());
    },
    async press(label) {
      if (last === undefined) throw new Error('there is no answer to press anything on');
      const option = optionsOf(last).find((each) => each.label === label);
      if (option === undefined) return seen(alice.click(last, label).answer);
      return seen(alice.pick(last, option.menu, [option.value]).answer);
    },
    async pressId(id) {
      const old = oldMessage(await alice.slash('stretch-help').answer, id);
      return seen(alice.click(old, id).answer);
    },
    violations: () => fake.violations,
    close,
  };
}

/** What a person sees of a message; in direct messages they see it alone. */
function look(message: Message, direct: Channel): Seen {
  const { text, active } = readMarkdown(message.text);
  const alts = message
    .parts(ComponentType.MediaGallery)
    .flatMap((gallery) => gallery['items'] as { description: string }[])
    .map(({ description }) => description);
  return {
    text,
    active,
    alts,
    labels: [
      ...message.buttons.map(({ label }) => label),
      ...optionsOf(message).map(({ label }) => label),
    ],
    private: message.ephemeral || message.channelId === direct.id,
  };
}

function optionsOf(message: Message) {
  return message.parts(ComponentType.StringSelect).flatMap(({ custom_id: menu = '', ...select }) =>
    (select['options'] as { label: string; value: string }[]).map(({ label, value }) => ({
      menu,
      label,
      value,
    })),
  );
}

/** The message as it might have looked long ago, with a button of that time. */
function oldMessage(message: Message, id: string): Message {
  const [button] = message.parts(ComponentType.Button);
  if (button) button.custom_id = id;
  return message;
}

adapterContract('Discord', openDiscord, { longest: LONGEST });
