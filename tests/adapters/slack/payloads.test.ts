import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderForm } from '../../../adapters/slack/form.ts';
import { publicPictures } from '../../../adapters/slack/pictures.ts';
import { renderMessage } from '../../../adapters/slack/render/message.ts';
import { renderHome, renderModal } from '../../../adapters/slack/render/view.ts';
import { actionId } from '../../../src/cards/action-id.ts';
import type { Input } from '../../../src/request.ts';
import { checkMessage, checkView } from '../../peers/slack/block-kit.ts';
import { phrases, wholeBot } from './bot.ts';
import { PUBLIC_URL } from './connect.ts';

/*
 * One payload of each kind as Slack gets it, from which the pictures in the documentation are
 * drawn. UPDATE_PAYLOADS=1 writes them anew after the renderer or the content changed.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/payloads/slack');
const isUpdate = process.env['UPDATE_PAYLOADS'] === '1';

const { show } = publicPictures(PUBLIC_URL);
const { service } = wholeBot();
const ask = (input: Input) => service.answer({ platform: 'slack', private: false, input });

async function answerTo(text: string) {
  const { card, audience } = await ask({ type: 'command', name: 'stretch', text });
  const response_type = audience === 'caller' ? 'ephemeral' : 'in_channel';
  return { response_type, ...renderMessage(card, show) };
}

const payloads: Readonly<Record<string, () => Promise<object>>> = {
  exercise: () => answerTo('cobra'),
  list: () => answerTo('list'),
  help: () => answerTo('help'),
  emergency: () => answerTo('chest pain'),
  personal: () => answerTo('my shoulders are tight from sitting all day'),
  async home() {
    return renderHome((await ask({ type: 'home' })).card, show);
  },
  async form() {
    const { form } = await ask({ type: 'action', id: actionId('pick') });
    return form ? renderForm(form, phrases) : {};
  },
  async modal() {
    const id = actionId('show', 'exercise:cobra-stretch');
    return renderModal((await ask({ type: 'action', id })).card, show, phrases);
  },
};

test.each(Object.entries(payloads))('%s is recorded as it is sent now', async (name, render) => {
  const payload: Readonly<Record<string, unknown>> = { ...(await render()) };
  // Whom it is for, a `response_url` is told beside the message.
  const { response_type: _, ...message } = payload;
  const flaws = 'type' in payload ? checkView(payload) : checkMessage(message);
  expect(flaws).toEqual([]);
  const file = join(FOLDER, `${name}.json`);
  const json = `${JSON.stringify(payload, null, 2)}\n`;
  if (isUpdate) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, json);
  }
  const recorded = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(recorded, 'if this is meant to change, run this test with UPDATE_PAYLOADS=1').toBe(json);
});
