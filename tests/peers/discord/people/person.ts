import {
  ButtonStyle,
  ComponentType,
  InteractionType,
  Locale,
  MessageReferenceType,
  MessageType,
  type APIMessageReference,
} from 'discord-api-types/v10';
import type { Channel, DirectChannel } from '../world/channel.ts';
import type { Interaction, Modal } from '../world/interaction.ts';
import type { Message } from '../world/message.ts';
import type { AnyComponent } from '../world/message-content.ts';
import { EVERYONE, bits, type Permission } from '../world/permissions.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { NotPossible, fillIn, type OptionValues } from './command-options.ts';
import { checkPicked, fillInModal, type FormValues } from './modal-answers.ts';
import { offeredCommand, startInteraction, type Deed } from './start-interaction.ts';

/** Who a person is. */
export interface PersonOptions {
  /** The language of their Discord; American English by default. */
  locale?: Locale;
  /** What they may do besides what everyone may. */
  permissions?: readonly Permission[];
  /** Whether they installed the app for themselves, to use it anywhere. */
  installedApp?: boolean;
}

/** Where somebody does something; the fake's `general` channel by default. */
export interface Where {
  in?: Channel;
}

/** How a message is written. */
export interface WriteOptions {
  /** Begins it with a mention of the bot. */
  mention?: boolean;
  /** Makes it a reply to this message. */
  replyTo?: Message;
  /** Whether a reply pings who is replied to, as Discord's client does unless told otherwise. */
  ping?: boolean;
}

/** Somebody on Discord, and what they can do there. */
export class Person {
  readonly name: string;
  readonly user: User;
  locale: Locale;
  installedApp: boolean;
  /** What they may do, as a bit set. */
  permissions: bigint;
  readonly #world: World;
  readonly #general: Channel;
  readonly #deadlineMs: number;

  constructor(
    world: World,
    general: Channel,
    deadlineMs: number,
    user: User,
    options: PersonOptions,
  ) {
    this.name = user.username;
    this.user = user;
    this.locale = options.locale ?? Locale.EnglishUS;
    this.installedApp = options.installedApp ?? false;
    this.permissions = EVERYONE | bits(options.permissions ?? []);
    this.#world = world;
    this.#general = general;
    this.#deadlineMs = deadlineMs;
  }

  /** Their direct messages with the bot. */
  get direct(): DirectChannel {
    return this.#world.directChannel(this.user);
  }

  /** Runs a slash command: `slash('stretch', { name: 'cobra' })`, `slash('daily set', …)`. */
  slash(command: string, options: OptionValues = {}, where: Where = {}): Interaction {
    return this.#command(InteractionType.ApplicationCommand, command, options, where);
  }

  /** Types into an option that suggests: the option `focused` holds what is typed so far. */
  type(
    command: string,
    focused: string,
    typed: string,
    others: OptionValues = {},
    where: Where = {},
  ): Interaction {
    const options = { ...others, [focused]: typed };
    return this.#command(
      InteractionType.ApplicationCommandAutocomplete,
      command,
      options,
      where,
      focused,
    );
  }

  /** Clicks a button, named by its custom id or its label. */
  click(message: Message, button: string): Interaction {
    const buttons = this.#visible(message).parts(ComponentType.Button);
    const found =
      buttons.find((each) => each.custom_id === button) ??
      buttons.find((each) => each['label'] === button);
    if (found === undefined) throw new NotPossible(`There is no button ${button}.`);
    if (found['disabled'] === true) throw new NotPossible(`The button ${button} is disabled.`);
    if (found['style'] === ButtonStyle.Link)
      throw new NotPossible(`The button ${button} is a link.`);
    return this.#useComponent(message, found, {});
  }

  /** Picks values in a select menu, named by its custom id. */
  pick(message: Message, menu: string, values: readonly string[]): Interaction {
    const found = this.#visible(message)
      .parts(ComponentType.StringSelect)
      .find((each) => each.custom_id === menu);
    if (found === undefined) throw new NotPossible(`There is no menu ${menu}.`);
    if (found['disabled'] === true) throw new NotPossible(`The menu ${menu} is disabled.`);
    const offered = (found['options'] as { value: string }[]).map((each) => each.value);
    checkPicked(menu, values, offered, {
      least: Number(found['min_values']),
      most: Number(found['max_values']),
    });
    return this.#useComponent(message, found, { values: [...values] });
  }

  /** Picks people or channels in a select menu for them, named by its custom id. */
  pickEntities(message: Message, menu: string, picked: readonly (Person | Channel)[]): Interaction {
    const found = [
      ...message.parts(ComponentType.UserSelect),
      ...message.parts(ComponentType.ChannelSelect),
    ].find((each) => each.custom_id === menu);
    if (found === undefined) throw new NotPossible(`There is no menu ${menu}.`);
    const ids = picked.map((each) => (each instanceof Person ? each.user.id : each.id));
    return this.#useComponent(message, found, { values: ids, resolved: resolvedOf(picked) });
  }

  /** Fills in a form and sends it. */
  submit(modal: Modal, values: FormValues = {}): Interaction {
    const { openedBy } = modal;
    return this.#do({
      type: InteractionType.ModalSubmit,
      data: fillInModal(modal, values),
      channel: openedBy.origin.channel,
      source: openedBy.origin.source,
      openedBy,
    });
  }

  /** Writes a message in a channel. */
  write(channel: Channel, text: string, options: WriteOptions = {}): Message {
    const { bot, users } = this.#world;
    const content = options.mention === true ? `<@${bot.id}> ${text}` : text;
    const mentioned = [...content.matchAll(/<@!?(\d+)>/g)].map((match) => String(match[1]));
    const { replyTo, ping = true } = options;
    // A reply pings the author of an ordinary message; the answer to an interaction has none to ping.
    if (replyTo !== undefined && ping && replyTo.origin.applicationId === undefined)
      mentioned.push(replyTo.author.id);
    const mentions = [bot, ...users.values()].filter((user) => mentioned.includes(user.id));
    return this.#world.write(
      {
        channelId: channel.id,
        author: this.user,
        type: replyTo === undefined ? MessageType.Default : MessageType.Reply,
        mentions,
        ...(replyTo === undefined
          ? {}
          : { reference: referenceTo(replyTo, channel), repliedTo: replyTo }),
      },
      { content },
    );
  }

  /** Writes the bot a direct message. */
  writeDirect(text: string, options: WriteOptions = {}): Message {
    return this.write(this.direct, text, options);
  }

  #command(
    type: InteractionType,
    command: string,
    options: OptionValues,
    where: Where,
    focused?: string,
  ): Interaction {
    const [name = '', ...path] = command.split(' ');
    const channel = where.in ?? this.#general;
    const registered = offeredCommand(this.#world, this, channel, name);
    const filled = fillIn(registered, path, options, focused);
    const data = {
      id: registered.id,
      name,
      type: 1,
      ...(filled.options.length > 0 || focused !== undefined ? { options: filled.options } : {}),
      ...(Object.keys(filled.resolved).length > 0 ? { resolved: filled.resolved } : {}),
    };
    return this.#do({ type, data, channel, command: registered });
  }

  #useComponent(message: Message, component: AnyComponent, more: object): Interaction {
    const data = {
      component_type: component.type,
      custom_id: component.custom_id,
      id: component.id,
      ...more,
    };
    return this.#do({
      type: InteractionType.MessageComponent,
      data,
      channel: this.#world.home(message),
      source: message,
    });
  }

  #do(deed: Omit<Deed, 'person'>): Interaction {
    return startInteraction(this.#world, { ...deed, person: this }, this.#deadlineMs);
  }

  #visible(message: Message): Message {
    if (message.deleted) throw new NotPossible('The message is deleted.');
    const owner = message.origin.interaction?.user.id;
    if (message.ephemeral && owner !== this.user.id)
      throw new NotPossible(`${this.name} can’t see this message.`);
    return message;
  }
}

function resolvedOf(picked: readonly (Person | Channel)[]): object {
  const people = picked.filter((each): each is Person => each instanceof Person);
  const channels = picked.filter((each): each is Channel => !(each instanceof Person));
  return {
    ...(people.length > 0
      ? { users: Object.fromEntries(people.map((each) => [each.user.id, each.user])) }
      : {}),
    ...(channels.length > 0
      ? {
          channels: Object.fromEntries(
            channels.map((each) => [each.id, { ...each.toJSON(), permissions: String(EVERYONE) }]),
          ),
        }
      : {}),
  };
}

function referenceTo(message: Message, channel: Channel): APIMessageReference {
  return {
    type: MessageReferenceType.Default,
    channel_id: channel.id,
    message_id: message.id,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
  };
}
