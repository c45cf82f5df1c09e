import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { renderCard } from '../adapters/discord/render/message.ts';
import { renderMessage } from '../adapters/slack/render/message.ts';
import { createBot } from '../src/bot.ts';
import { ContentError } from '../src/content/content-error.ts';
import { loadContent } from '../src/content/load.ts';
import { DATA } from './support/content.ts';
import { useDatabase } from './support/database.ts';
import { folderWith } from './support/folders.ts';
import { gallery } from './support/pictures.ts';
import { buttonOf, teamAround } from './support/team.ts';

const ROOT = join(import.meta.dirname, '..');

test('every test that the page on security names is there', () => {
  const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
  const named = [...page.matchAll(/`(tests\/[\w/.-]+\.ts)`: (.+?)(?= <br>| +\|$)/gm)];
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter(([, file = '', name = '']) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return !text.includes(`'${name.trim()}'`);
  });
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

const cobra = parse(readFileSync(join(DATA, 'en/exercises/cobra-stretch.yaml'), 'utf8')) as Record<
  string,
  unknown
>;
const mine = { ...cobra, name: 'My Cobra', aliases: ['serpent'], phrases: [] };

/** What is said about a pack, or nothing if it is taken. */
async function complaint(extra: string): Promise<string> {
  try {
    await loadContent({ data: DATA, language: 'en', extra });
    return '';
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message;
  }
}

describe('a pack from a stranger', () => {
  test('content full of addresses makes the bot connect to nothing', async () => {
    const asked: unknown[] = [];
    const note = (message: unknown) => void asked.push(message);
    const channels = ['net.client.socket', 'undici:request:create', 'http.client.request.start'];
    for (const channel of channels) subscribe(channel, note);
    onTestFinished(() => channels.forEach((channel) => unsubscribe(channel, note)));

    const trap = 'http://169.254.169.254/latest/meta-data';
    const steps = [`![x](${trap})`, `<img src="${trap}">`, `<${trap}|x> [x](file:///etc/passwd)`];
    const extra = folderWith({
      'exercises/my-cobra.yaml': stringify({ ...mine, summary: `See ${trap}.`, steps }),
    });
    const content = await loadContent({ data: DATA, language: 'en', extra });
    const bot = createBot(content, { pictureOf: gallery });
    const input = { type: 'command', name: 'stretch', text: 'my cobra' } as const;
    const { card } = await bot.handle({ platform: 'test', private: false, input });
    expect(card.title).toBe('My Cobra');
    renderCard(card);
    renderMessage(card, () => undefined);
    expect(asked).toEqual([]);
  });

  test('a pack can’t lead out of its own folder', async () => {
    const secret = folderWith({ 'env.yaml': 'DISCORD_TOKEN: very.secret.token' });
    const extra = folderWith({ 'exercises/none.txt': '' });
    symlinkSync(join(secret, 'env.yaml'), join(extra, 'exercises/a.yaml'));
    symlinkSync(join(secret, 'env.yaml'), join(extra, 'causes.yaml'));
    const said = await complaint(extra);
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/a\.yaml: this is a link to outside of its folder/),
      expect.stringMatching(/causes\.yaml: this is a link to outside of its folder/),
    ]);
    expect(said).not.toMatch(/secret\.token|DISCORD/);
  });

  test('links within its folder are followed, as where files are mounted', async () => {
    const extra = folderWith({ '..data/my-cobra.yaml': stringify(mine), 'exercises/none.txt': '' });
    symlinkSync('../..data/my-cobra.yaml', join(extra, 'exercises/my-cobra.yaml'));
    expect(await complaint(extra)).toBe('');
  });

  test.each(['[', '{a: ', '- ', '? '])(
    'a file nested without end is refused by name',
    async (piece) => {
      const text = piece.repeat(Math.floor(60_000 / piece.length));
      const said = await complaint(folderWith({ 'exercises/a.yaml': text }));
      expect(said).toMatch(/exercises\/a\.yaml: /);
      expect(said.length).toBeLessThan(1_000);
    },
  );

  test('names of the language itself are nothing special', async () => {
    const text = stringify({ ...mine, mistakes: ['constructor'], causes: ['toString'] });
    const extra = folderWith({
      'exercises/constructor.yaml': `${text}\n__proto__: { polluted: true }\n`,
      'causes.yaml': '__proto__: { name: x }\n',
    });
    const said = await complaint(extra);
    expect(said).toContain('__proto__');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const links = stringify({ ...mine, mistakes: ['constructor'] });
    expect(await complaint(folderWith({ 'exercises/constructor.yaml': links }))).toContain(
      'there is no mistake "constructor"',
    );
  });
});

describe('a stolen database', () => {
  const database = useDatabase();

  test('what people wrote stands nowhere in it, nor who they are in words', async () => {
    const team = await teamAround(database.db);
    const alice = team.member('U1');
    await alice.types('zebra, my shoulders hurt');
    const set = await alice.types('schedule 9:00 weekdays Europe/Berlin');
    await alice.types('schedule 9:00 zebra');
    await alice.presses(buttonOf(set, 'Post one now'));
    await alice.sends('v1:schedule:form/C2', { times: ['9'], zone: ['Berlin'], words: ['zebra'] });
    const tables = await database.db.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema like 'unhunch%' and table_type = 'BASE TABLE'`,
    );
    const rows: unknown[] = [];
    for (const { name } of tables) {
      rows.push(...(await database.db.query(`select '${name}' as place, t.* from ${name} t`)));
    }
    const kept = JSON.stringify(rows);
    expect(kept).toContain('Europe/Berlin');
    expect(kept).not.toMatch(/zebra|hurt|alice/i);
    expect(team.failures).toEqual([]);
  });
});
