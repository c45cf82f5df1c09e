import { performance } from 'node:perf_hooks';
import {
  InteractionResponseType,
  type APIApplicationCommandOptionChoice,
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteractionResponse,
  type APIMessageInteractionMetadata,
  type APIModalInteractionResponseCallbackData,
  type InteractionType,
} from 'discord-api-types/v10';
import type { Channel } from './channel.ts';
import { Mailbox } from './mailbox.ts';
import type { Message, MessageFile } from './message.ts';
import type { User } from './user.ts';

/** The bot's first answer to an interaction. */
export interface Acknowledgement {
  type: InteractionResponseType;
  /** The callback as the bot sent it. */
  body: APIInteractionResponse;
  /** The files sent with it. */
  files: MessageFile[];
  /** Real milliseconds from the click, or the Enter key, until the callback was taken. */
  elapsedMs: number;
}

/** A form that a bot opened. */
export interface Modal {
  data: APIModalInteractionResponseCallbackData;
  /** The interaction that opened it. */
  openedBy: Interaction;
}

/** What a person sees when the bot doesn't answer in time, or has opened something else instead. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** What an interaction is from its start. */
export interface InteractionOrigin {
  id: string;
  token: string;
  type: InteractionType;
  user: User;
  channel: Channel;
  owners: APIAuthorizingIntegrationOwnersMap;
  /** What messages that come of it say about where they come from. */
  metadata: APIMessageInteractionMetadata;
  /** When the person acted: epoch milliseconds on the fake's clock. */
  startedAt: number;
  /** The message whose button or menu was used, if any. */
  source: Message | undefined;
}

/**
 * One thing a person did that the bot must answer: a command, a suggestion while typing, a click, a
 * choice, a form. Whoever acted waits on its promises; none of them has to be awaited.
 */
export class Interaction {
  readonly origin: InteractionOrigin;
  /** The bot's first answer; rejects with `NoAnswer` after Discord's deadline. */
  readonly ack: Promise<Acknowledgement>;
  /**
   * The message that the person gets, once it has its content: the reply, the edited "thinking"
   * message, or the updated one. Rejects with `NoAnswer` when there will be none.
   */
  readonly answer: Promise<Message>;
  /** The form that opens; rejects with `NoAnswer` if the bot answers otherwise. */
  readonly modal: Promise<Modal>;
  /** The suggestions that appear; rejects with `NoAnswer` if the bot answers otherwise. */
  readonly choices: Promise<APIApplicationCommandOptionChoice[]>;
  /** Further messages that the bot has sent to it. */
  readonly followUps: Message[] = [];
  /** What `@original` means: the reply or, for an update, the message that was clicked. */
  original: Message | undefined = undefined;
  /** The first answer, once it is there. */
  acknowledged: Acknowledgement | undefined = undefined;
  readonly #started = performance.now();
  readonly #ack = Promise.withResolvers<Acknowledgement>();
  readonly #answer = Promise.withResolvers<Message>();
  readonly #modal = Promise.withResolvers<Modal>();
  readonly #choices = Promise.withResolvers<APIApplicationCommandOptionChoice[]>();
  readonly #nextFollowUp = new Mailbox<Message>();
  readonly #deadline: NodeJS.Timeout;

  constructor(origin: InteractionOrigin, deadlineMs: number) {
    this.origin = origin;
    this.ack = quiet(this.#ack.promise);
    this.answer = quiet(this.#answer.promise);
    this.modal = quiet(this.#modal.promise);
    this.choices = quiet(this.#choices.promise);
    this.#deadline = setTimeout(() => this.#fail('the application did not respond'), deadlineMs);
    this.#deadline.unref();
  }

  get id(): string {
    return this.origin.id;
  }

  /** Waits for the next further message that nobody has waited for yet. */
  nextFollowUp(): Promise<Message> {
    return this.#nextFollowUp.next();
  }

  /** Takes the bot's first answer; `original` is the message that it made or changed. */
  acknowledge(
    body: APIInteractionResponse,
    files: MessageFile[],
    original: Message | undefined,
  ): void {
    clearTimeout(this.#deadline);
    const elapsedMs = performance.now() - this.#started;
    this.original = original;
    this.acknowledged = { type: body.type, body, files, elapsedMs };
    this.#ack.resolve(this.acknowledged);
    const otherwise = new NoAnswer(`the bot answered with ${InteractionResponseType[body.type]}`);
    if (body.type === InteractionResponseType.Modal)
      this.#modal.resolve({ data: body.data, openedBy: this });
    if (body.type === InteractionResponseType.ApplicationCommandAutocompleteResult)
      this.#choices.resolve(body.data.choices ?? []);
    if (original !== undefined && hasContent(body.type)) this.#answer.resolve(original);
    this.#modal.reject(otherwise);
    this.#choices.reject(otherwise);
    if (!isDeferred(body.type)) this.#answer.reject(otherwise);
  }

  /** Tells that the original message has got its content by an edit. */
  originalEdited(): void {
    if (this.original !== undefined) this.#answer.resolve(this.original);
  }

  /** Tells that the original message is gone; if it was still "thinking", no answer comes. */
  originalDeleted(): void {
    this.#answer.reject(new NoAnswer('the bot deleted its answer'));
  }

  /** Takes a further message. */
  followUp(message: Message): void {
    this.followUps.push(message);
    this.#nextFollowUp.put(message);
  }

  /** Ends the wait without an answer, as when the fake stops. */
  cancel(): void {
    clearTimeout(this.#deadline);
    this.#fail('the fake Discord stopped');
  }

  #fail(why: string): void {
    const failure = new NoAnswer(why);
    this.#ack.reject(failure);
    this.#answer.reject(failure);
    this.#modal.reject(failure);
    this.#choices.reject(failure);
  }
}

function hasContent(type: InteractionResponseType): boolean {
  return (
    type === InteractionResponseType.ChannelMessageWithSource ||
    type === InteractionResponseType.UpdateMessage
  );
}

function isDeferred(type: InteractionResponseType): boolean {
  return (
    type === InteractionResponseType.DeferredChannelMessageWithSource ||
    type === InteractionResponseType.DeferredMessageUpdate
  );
}

/** A promise whose rejection nobody has to handle: a test waits only for what it is about. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
