import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { toModal } from '../../../adapters/discord/form.ts';
import { renderCard } from '../../../adapters/discord/render/message.ts';
import { actionId } from '../../../src/cards/action-id.ts';
import { createBot } from '../../../src/bot.ts';
import type { Input } from '../../../src/request.ts';
import { englishContent } from '../../support/content.ts';
import { gallery } from '../../support/pictures.ts';

/*
 * One payload of each kind as Discord gets it, from which the pictures in the documentation are
 * drawn. UPDATE_PAYLOADS=1 writes them anew after the renderer or the content changed.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/payloads/discord');
const isUpdate = process.env['UPDATE_PAYLOADS'] === '1';

const bot = createBot(await englishContent(), { pictureOf: gallery, random: () => 0 });
const ask = (input: Input) => bot.handle({ platform: 'discord', private: false, input });

/** The answer to `/stretch`, with its files by name. */
async function answerTo(text: string) {
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

const payloads: Readonly<Record<string, () => Promise<object>>> = {
  exercise: () => answerTo('cobra'),
  list: () => answerTo('list'),
  help: () => answerTo('help'),
  emergency: () => answerTo('chest pain'),
  personal: () => answerTo('my shoulders are tight from sitting all day'),
  async form() {
    const { form } = await ask({ type: 'action', id: actionId('pick') });
    return (form && toModal(form)) ?? {};
  },
};

test.each(Object.entries(payloads))('%s is recorded as it is sent now', async (name, render) => {
  const file = join(FOLDER, `${name}.json`);
  const json = `${JSON.stringify(await render(), null, 2)}\n`;
  if (isUpdate) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, json);
  }
  const recorded = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(recorded, 'if this is meant to change, run this test with UPDATE_PAYLOADS=1').toBe(json);
});
