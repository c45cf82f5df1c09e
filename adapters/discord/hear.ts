import { type Client, Events, type Interaction } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { createWording } from '../../src/cards/wording.ts';
import type { Service } from '../../src/service.ts';
import { answerMessage } from './answer-message.ts';
import type { Deed } from './deed.ts';
import { isAddressed } from './mentions.ts';
import { answerDeed } from './respond.ts';
import { suggest } from './suggest.ts';
import type { Tasks } from './tasks.ts';
import { acknowledging } from './timing.ts';
import { welcome } from './welcome.ts';

/** How many of the last events are remembered, by id alone, so that one delivered twice is answered once. */
const REMEMBERED = 1_000;

/** Answers what a client hears: commands, clicks and forms, messages to the bot, a server that it joins or leaves. */
export function hear(client: Client, service: Service, tasks: Tasks): void {
  const wording = createWording(service.phrases);
  const heard = new LRUCache<string, true>({ max: REMEMBERED });

  function isNew({ id }: { readonly id: string }): boolean {
    if (heard.has(id)) return false;
    heard.set(id, true);
    return true;
  }

  client.on(Events.InteractionCreate, (interaction) => {
    if (!isNew(interaction)) return;
    const onAcknowledged = acknowledging(service.meter);
    if (interaction.isAutocomplete()) {
      tasks.start('suggestion', () => suggest(interaction, service, onAcknowledged));
    } else if (isDeed(interaction)) {
      tasks.start('interaction', () => answerDeed(interaction, service, onAcknowledged));
    }
  });
  client.on(Events.MessageCreate, (message) => {
    if (!isAddressed(message) || !isNew(message)) return;
    tasks.start('message', () => answerMessage(message, service, wording));
  });
  client.on(Events.GuildCreate, (guild) => {
    tasks.start('welcome', () => welcome(guild, service.phrases, Date.now()));
  });
  // Not told of an outage, for which discord.js has an event of its own.
  client.on(Events.GuildDelete, ({ id }) => {
    // What fails is made up for at the next look around.
    tasks.start('forget', async () => void (await service.forget('discord', id)));
  });
}

/** The bot has none of the other things that Discord knows: entries in menus, pickers of people. */
function isDeed(interaction: Interaction): interaction is Deed {
  return (
    interaction.isChatInputCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()
  );
}
