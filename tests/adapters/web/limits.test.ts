import { expect, test } from 'vitest';
import { createApp } from '../../../adapters/web/app.ts';
import { html } from '../../../adapters/web/html.ts';
import { createPosts } from '../../../adapters/web/posts.ts';
import { createBot } from '../../../src/bot.ts';
import { withLimits } from '../../../src/limits.ts';
import { createService } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { englishKnowledge } from '../../support/knowledge.ts';
import { memoryLog } from '../../support/memory-log.ts';

const content = await englishContent();
const { phrases, redFlags } = content;
const bot = createBot(content);
const LIMIT = 3;

/** A page on the network, asked from these addresses in turn; what it answered. */
async function askFrom(addresses: readonly string[], text: string): Promise<string[]> {
  const { log } = memoryLog();
  const service = withLimits(createService({ bot, phrases, log }), {
    perPerson: LIMIT,
    fixedReply: (request) => bot.fixedReply(request),
    now: () => 1,
  });
  const knowledge = await englishKnowledge();
  const app = createApp({
    host: 'stretch.local',
    knowledge,
    service,
    elsewhere: { knowledge, phrases, log },
    posts: createPosts({ turn: async () => html``, exchange: () => html`` }),
  });
  const answers: string[] = [];
  for (const remoteAddress of addresses) {
    const answer = await app.request(
      'http://stretch.local/ask',
      {
        method: 'POST',
        headers: { host: 'stretch.local', origin: 'http://stretch.local' },
        body: new URLSearchParams({ text }),
      },
      { incoming: { socket: { remoteAddress } } },
    );
    answers.push(await answer.text());
  }
  return answers;
}

const isBusy = (answer: string) => answer.includes(phrases.busy.summary);
const OVER = LIMIT + 1;

test('somebody on the network who asks too much is told so, and nobody else', async () => {
  const answers = await askFrom([...Array<string>(OVER).fill('10.0.0.7'), '10.0.0.8'], 'list');
  expect(answers.map(isBusy)).toEqual([false, false, false, true, false]);
});

test('and still hears what to do in an emergency', async () => {
  const answers = await askFrom(Array<string>(OVER).fill('10.0.0.7'), 'crushing chest pain');
  for (const answer of answers) expect(answer).toContain(redFlags.replies.emergency.lead);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'who sits at the computer itself (%s) may ask as much as they like',
  async (address) => {
    const answers = await askFrom(Array<string>(OVER).fill(address), 'list');
    expect(answers.some(isBusy)).toBe(false);
  },
);
