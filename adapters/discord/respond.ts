import {
  type ButtonInteraction,
  MessageFlags,
  MessageFlagsBitField,
  type ModalMessageModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { messageCard } from '../../src/cards/help-card.ts';
import type { Reply } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import type { Deed } from './deed.ts';
import { isAnswered, isTooLate } from './explain.ts';
import { toModal } from './form.ts';
import { parseDeed } from './parse.ts';
import { persist } from './persist.ts';
import { type RenderedCard, renderCard, withoutPictures } from './render/message.ts';

/**
 * Answers a command, click, choice or form. The first answer is on its way as soon
 * as the bot has one; a picture is uploaded after it, so that it can't make it late.
 *
 * @param onAcknowledged called when Discord has taken the first answer, or the word that one comes.
 * @throws what went wrong, after an apology to the person where one was possible.
 */
export async function answerDeed(
  deed: Deed,
  service: Service,
  onAcknowledged: () => void,
): Promise<void> {
  const request = parseDeed(deed, service.commands);
  try {
    const reply = await service.answer(request);
    if (await openForm(deed, reply)) return onAcknowledged();
    await show(deed, reply, { ...placeOf(deed, reply, request.private), onAcknowledged });
  } catch (error) {
    if (!isTooLate(error) && !isAnswered(error)) await apologise(deed, service);
    throw error;
  }
}

/** Opens the reply's form, where it has one that a modal can hold. A modal can't open another. */
async function openForm(deed: Deed, { form }: Reply): Promise<boolean> {
  if (form === undefined || deed.isModalSubmit()) return false;
  const modal = toModal(form);
  if (modal === undefined) return false;
  await persist(() => deed.showModal(modal));
  return true;
}

/** A deed that began on a message. */
type Click = ButtonInteraction | StringSelectMenuInteraction | ModalMessageModalSubmitInteraction;

/** Where an answer goes. */
interface Place {
  /** The click whose message it takes the place of; none for a message of its own. */
  readonly instead?: Click;
  /** Whether only the person sees it. */
  readonly ephemeral: boolean;
}

/**
 * A click is answered for the one who clicked: on a message that only they see in
 * its place where that is wanted, else in a new one. A shared message stays as it is,
 * unless it is that which changes for everybody. What is wrong with a form is for the
 * one who filled it in: a modal is closed by the time, so the card says it.
 */
function placeOf(deed: Deed, reply: Reply, isPrivate: boolean): Place {
  const { audience, replaces, problems } = reply;
  const click = clickOf(deed);
  const isForOne = audience === 'caller' || click !== undefined || problems !== undefined;
  const ephemeral = !isPrivate && isForOne;
  const isOwn = click !== undefined && isEphemeral(click.message);
  const mayReplace = replaces === 'own' ? isOwn : replaces === 'shared' && problems === undefined;
  return click && mayReplace ? { instead: click, ephemeral } : { ephemeral };
}

function clickOf(deed: Deed): Click | undefined {
  if (deed.isMessageComponent()) return deed;
  return deed.isModalSubmit() && deed.isFromMessage() ? deed : undefined;
}

function isEphemeral({ flags }: Click['message']): boolean {
  return new MessageFlagsBitField(flags).has(MessageFlags.Ephemeral);
}

async function show(
  deed: Deed,
  { card }: Reply,
  { onAcknowledged, ...place }: Place & { readonly onAcknowledged: () => void },
): Promise<void> {
  const rendered = renderCard(card);
  if (rendered.files.length === 0) {
    await persist(() => answerAtOnce(deed, rendered, place));
    return onAcknowledged();
  }
  await acknowledge(deed, place);
  onAcknowledged();
  try {
    await persist(() => fill(deed, rendered));
  } catch (error) {
    if (isTooLate(error)) throw error;
    // It is most likely the upload that Discord didn't take: better the card without than none.
    await persist(() => fill(deed, renderCard(withoutPictures(card))));
  }
}

const CARD = MessageFlags.IsComponentsV2;

function answerAtOnce(deed: Deed, { components }: RenderedCard, { instead, ephemeral }: Place) {
  if (instead) return instead.update({ components, attachments: [], flags: CARD });
  return deed.reply({ components, flags: ephemeral ? [CARD, MessageFlags.Ephemeral] : CARD });
}

/** Says that an answer is coming; a first answer can be nothing but that or whole. */
async function acknowledge(deed: Deed, { instead, ephemeral }: Place): Promise<void> {
  const flags = ephemeral ? { flags: MessageFlags.Ephemeral as const } : {};
  try {
    await persist<unknown>(() => (instead ? instead.deferUpdate() : deed.deferReply(flags)));
  } catch (error) {
    // Heard the first time although no word of it came back: what is left is to go on.
    if (!isAnswered(error)) throw error;
  }
}

/** Puts the card where it was announced. Only these files stay: what was attached there before goes. */
function fill(deed: Deed, { components, files }: RenderedCard) {
  return deed.webhook.editMessage('@original', { components, files, flags: CARD });
}

/** Says sorry in place of an announced answer, or beside whatever is there. */
async function apologise(deed: Deed, { phrases, log }: Service): Promise<void> {
  const { components } = renderCard(messageCard(phrases.apology));
  const message = { components, flags: [CARD, MessageFlags.Ephemeral] } as const;
  try {
    await (deed.deferred || deed.replied ? deed.followUp(message) : deed.reply(message));
  } catch (error) {
    log.failure('discord.apology', error);
  }
}
