import fc from 'fast-check';
import { renderCard } from '../../adapters/discord/render/message.ts';
import { toModal } from '../../adapters/discord/form.ts';
import { spokenText } from '../../adapters/discord/mentions.ts';
import { renderForm } from '../../adapters/slack/form.ts';
import { readable } from '../../adapters/slack/parse.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { createBot } from '../../src/bot.ts';
import { VERBS } from '../../src/cards/action-id.ts';
import { PLAIN, renderText } from '../../src/cards/plain-text.ts';
import { COMMANDS, type Input } from '../../src/request.ts';
import { englishContent } from '../support/content.ts';
import { gallery } from '../support/pictures.ts';
import type { Entrance, Open } from './entrance.ts';
import { hostileText } from './hostile.ts';

const content = await englishContent();
const WIDTH = 80;

/** Everything from a request to what each platform is sent, in one process. */
function bot(inputs: fc.Arbitrary<Input>): Open<Input> {
  const failures: unknown[] = [];
  const whole = createBot(content, {
    pictureOf: gallery,
    onError: (error) => failures.push(error),
  });
  return {
    inputs,
    async enter(input) {
      const request = { platform: 'fuzz', private: false, input };
      const { card, form } = await whole.handle(request);
      whole.fixedReply(request);
      // The bot apologises for what goes wrong inside; here it counts.
      if (failures.length > 0) throw failures.pop();
      renderCard(card);
      renderMessage(card, () => undefined);
      renderText(card, WIDTH, PLAIN);
      if (form) renderForm(form, content.phrases);
      if (form) toModal(form);
    },
  };
}

const values = fc.dictionary(
  fc.oneof(
    fc.constantFrom('place', 'minutes', 'area', 'equipment', 'avoid', 'words', 'times', 'zone'),
    fc.constantFrom('days', 'off', 'channel', '__proto__', 'constructor'),
    hostileText,
  ),
  fc.array(hostileText, { maxLength: 3 }),
  { maxKeys: 5 },
);

const actionIds = fc.oneof(
  fc
    .tuple(fc.constantFrom(...VERBS), fc.array(hostileText, { maxLength: 3 }))
    .map(([verb, rest]) => `v1:${verb}:${rest.join('/')}`),
  hostileText,
);

const messages: Entrance<Input> = {
  name: 'messages, as both platforms write them',
  share: 12,
  open: () =>
    bot(
      fc
        .tuple(hostileText, fc.constantFrom(readable, spokenText, String))
        .map(([text, read]) => ({ type: 'message', text: read(text) })),
    ),
};

const commands: Entrance<Input> = {
  name: 'commands and their options',
  share: 8,
  open: () =>
    bot(
      fc
        .record({ name: fc.constantFrom(...COMMANDS), text: hostileText, options: values })
        .map((command) => ({ type: 'command', ...command })),
    ),
};

const buttons: Entrance<Input> = {
  name: 'ids of buttons and choices',
  share: 20,
  open: () => bot(actionIds.map((id) => ({ type: 'action', id }))),
};

const forms: Entrance<Input> = {
  name: 'forms',
  share: 8,
  open: () => bot(fc.record({ id: actionIds, values }).map((form) => ({ type: 'form', ...form }))),
};

const suggestions: Entrance<string> = {
  name: 'what is half typed',
  share: 8,
  open() {
    const whole = createBot(content);
    // The index of time zones is made when it is first needed.
    whole.suggestZones('berlin', 1);
    return {
      inputs: hostileText,
      enter(text) {
        if (whole.suggest(text, 25).length > 25) throw new Error('too many suggestions');
        whole.suggestZones(text.slice(0, 200), 5);
      },
    };
  },
};

export const botEntrances = [messages, commands, buttons, forms, suggestions] as const;
