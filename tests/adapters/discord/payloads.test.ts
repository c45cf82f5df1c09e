import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InteractionResponseType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { toModal } from '../../../adapters/discord/form.ts';
import { renderCard } from '../../../adapters/discord/render/message.ts';
import { actionId } from '../../../src/cards/action-id.ts';
import type { Input } from '../../../src/request.ts';
import { checkRequest } from '../../peers/discord/spec/check-rest.ts';
import { checkMessage } from '../../peers/discord/spec/rules/message.ts';
import { checkModal, type RuledModal } from '../../peers/discord/spec/rules/modal.ts';
import type { RuledMessage } from '../../peers/discord/spec/rules/ruled-message.ts';
import { wholeBot } from './connected.ts';

/*
 * One payload of each kind as Discord gets it, from which the pictures in the documentation are
 * drawn. UPDATE_PAYLOADS=1 writes them anew after the renderer or the content changed.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/payloads/discord');
const isUpdate = process.env['UPDATE_PAYLOADS'] === '1';

const { service } = wholeBot();
const ask = (input: Input) => service.answer({ platform: 'discord', private: false, input });

/** The answer to a command in a server; its files are named, not held. */
async function message(text: string) {
  const { card, audience } = await ask({ type: 'command', name: 'stretch', text });
  const { components, files } = renderCard(card);
  const ephemeral = audience === 'caller' ? MessageFlags.Ephemeral : 0;
  return {
    flags: MessageFlags.IsComponentsV2 | ephemeral,
    components,
    attachments: files.map(({ name, description }, id) => ({
      id: `${id}`,
      filename: name,
      description,
    })),
  };
}

async function form() {
  const { form: opened } = await ask({ type: 'action', id: actionId('pick') });
  const modal = opened && toModal(opened);
  if (modal === undefined) throw new Error('the picker doesn’t fit a modal');
  return modal;
}

type Payload = Awaited<ReturnType<typeof message>> | Awaited<ReturnType<typeof form>>;

const payloads: Readonly<Record<string, () => Promise<Payload>>> = {
  exercise: () => message('cobra'),
  list: () => message('list'),
  help: () => message('help'),
  emergency: () => message('chest pain'),
  personal: () => message('my shoulders are tight from sitting all day'),
  form,
};

/** Everything about the answer to an interaction that Discord would refuse. */
function flaws(payload: Payload): string[] {
  const isModal = 'title' in payload;
  const { Modal, ChannelMessageWithSource } = InteractionResponseType;
  const body = { type: isModal ? Modal : ChannelMessageWithSource, data: payload };
  const path = '/interactions/1/token/callback';
  return [
    ...checkRequest({ method: 'POST', path, query: new URLSearchParams(), body }),
    ...(isModal ? checkModal(payload as unknown as RuledModal) : flawsOfMessage(payload)),
  ];
}

function flawsOfMessage(payload: Exclude<Payload, { title: string }>): string[] {
  const uploads = payload.attachments.map(({ id, filename }) => ({
    field: `files[${id}]`,
    name: filename,
  }));
  return checkMessage(payload as unknown as RuledMessage, { uploads, ephemeralAllowed: true });
}

test.each(Object.entries(payloads))('%s is recorded as it is sent now', async (name, render) => {
  const payload = await render();
  expect(flaws(payload)).toEqual([]);
  const file = join(FOLDER, `${name}.json`);
  const json = `${JSON.stringify(payload, null, 2)}\n`;
  if (isUpdate) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, json);
  }
  const recorded = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(recorded, 'if this is meant to change, run this test with UPDATE_PAYLOADS=1').toBe(json);
});

test('whatever isn’t for everybody is recorded as such', async () => {
  const seenByAll = async (name: string) => {
    const payload = await payloads[name]?.();
    return payload && 'flags' in payload && (payload.flags & MessageFlags.Ephemeral) === 0;
  };
  expect(await seenByAll('exercise')).toBe(true);
  expect(await seenByAll('emergency')).toBe(false);
  expect(await seenByAll('personal')).toBe(false);
});
