import { InteractionType, Locale } from 'discord-api-types/v10';
import type { Channel, DirectChannel } from '../world/channel.ts';
import type { Interaction, Modal } from '../world/interaction.ts';
import type { Message } from '../world/message.ts';
import type { AnyComponent } from '../world/message-content.ts';
import { EVERYONE, bits, type Permission } from '../world/permissions.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { NotPossible, fillIn, type OptionValues } from './command-options.ts';
import { findButton, findMenu } from './find-component.ts';
import { fillInModal, type FormValues } from './modal-answers.ts';
import { pickFrom, type Pickable } from './pick.ts';
import { written, type WriteOptions } from './written-message.ts';
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
    return this.#useComponent(message, findButton(this.#visible(message), button), {});
  }

  /** Picks texts, people or channels in a select menu, named by its custom id. */
  pick(message: Message, customId: string, picked: readonly Pickable[]): Interaction {
    const menu = findMenu(this.#visible(message), customId);
    return this.#useComponent(message, menu, pickFrom(menu, picked));
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
    const { origin, content } = written(this.#world, this.user, channel, text, options);
    return this.#world.write(origin, { content });
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
