import { PassThrough } from 'node:stream';
import { chat } from '../../../adapters/console/console.ts';
import type { Reply } from '../../../src/request.ts';
import type { Service } from '../../../src/service.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import type { Seen, Surface } from '../../contracts/surface.ts';

/** The terminal chat with lines piped in, one answer at a time. */
async function openConsole(service: Service): Promise<Surface> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let oldButton = '';
  let answered = Promise.withResolvers<string>();
  output.setEncoding('utf8').on('data', (part: string) => answered.resolve(part));
  const chatting = chat(
    {
      ...service,
      answer: (request) =>
        oldButton === '' ? service.answer(request) : Promise.resolve(cardWith(takeOldButton())),
    },
    input,
    output,
  );

  function takeOldButton(): string {
    const id = oldButton;
    oldButton = '';
    return id;
  }

  let turn: Promise<unknown> = Promise.resolve();
  let last = '';
  /** Types one line after all that were typed before have been answered. */
  function say(line: string): Promise<Seen> {
    const seen = turn.then(async () => {
      answered = Promise.withResolvers();
      input.write(`${line.replace(/\s+/g, ' ')}\n`);
      last = await answered.promise;
      return read(last);
    });
    turn = seen.catch(() => undefined);
    return seen;
  }

  return {
    command: (name, text) => say(`/${name} ${text}`),
    message: say,
    press: (label) => say(`${labelsOf(last).indexOf(label) + 1}`),
    async pressId(id) {
      oldButton = id;
      await say('show me an old message');
      return say('1');
    },
    violations: () => [],
    async close() {
      input.end();
      await chatting;
    },
  };
}

function cardWith(id: string): Reply {
  const actions = [{ id, label: 'Old' }];
  return {
    card: { title: 'Old', summary: 'Old', blocks: [{ type: 'actions', actions }] },
    audience: 'channel',
  };
}

function read(text: string): Seen {
  return {
    text,
    alts: text.match(/^Start: [^]*?(?=\n\n)/gm)?.map((alt) => alt.replace(/\s+/g, ' ')) ?? [],
    labels: labelsOf(text),
    private: true,
    // oxlint-disable-next-line no-control-regex
    active: text.match(/\u001B\S*/g) ?? [],
  };
}

/** What stands beside numbers: `[1] Another one   [2] How long`, or `[3] Eagle Arms – …`. */
function labelsOf(text: string): string[] {
  const parts = text.split(/\[\d+\]\s/).slice(1);
  return parts.map((part) => {
    const [paragraph = ''] = part.split('\n\n');
    return paragraph.replace(/\s+/g, ' ').split(' – ')[0]?.trim() ?? '';
  });
}

adapterContract('the terminal', openConsole, { alwaysPrivate: true });
