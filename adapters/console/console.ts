import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Action, Card } from '../../src/cards/card.ts';
import { renderText } from '../../src/cards/plain-text.ts';
import type { Origin } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import { readLines } from '../../src/stream/read-lines.ts';
import { writeLine } from '../../src/stream/write-line.ts';
import { completer } from './complete.ts';
import { parseLine } from './parse.ts';
import { type PicturePrinter, picturePrinter } from './picture.ts';
import type { ConsolePoster } from './poster.ts';
import { styleFor } from './style.ts';

/** A stream that may be a terminal. */
type Terminal<T> = T & { readonly isTTY?: boolean; readonly columns?: number };

const WIDEST = 88;
const PIPE_WIDTH = 80;
/** To the line's beginning, and erases what stands there (ECMA-48: EL). */
const CLEAR_LINE = '\r\u001B[2K';

/** What makes daily posts possible in a terminal. */
export interface Place {
  /** Where the chat is, and who is in it. */
  readonly from: Origin;
  /** Its posts appear in the chat while that is open. */
  readonly poster: ConsolePoster;
  /** Opens the page in the browser, where there is to be one, and gives its address. */
  readonly page?: () => Promise<string | undefined>;
}

/**
 * Chats in a terminal until the person leaves. With piped input every line is a
 * message and the chat ends with it. Nothing typed is kept beyond the session.
 *
 * @returns whether there was anybody: a person at the terminal, or a line that was piped in.
 */
export async function chat(
  service: Service,
  input: Terminal<Readable>,
  output: Terminal<Writable>,
  place?: Place,
): Promise<boolean> {
  const show = await picturePrinter(output);
  const session = createSession(service, output, { show, from: place?.from });
  if (input.isTTY) {
    await talk(session, service, { input, output, place });
    return true;
  }
  place?.poster.showBy((card) => session.show(card));
  let isUsed = false;
  for await (const line of readLines(input)) {
    isUsed = true;
    if (!(await session.answer(line))) break;
  }
  return isUsed;
}

interface Session {
  /** Answers one line; false when the person wants to leave. */
  answer(line: string): Promise<boolean>;
  say(text: string): Promise<void>;
  /** Shows a card; from then on numbers mean its buttons. */
  show(card: Card): Promise<void>;
}

function createSession(
  service: Service,
  output: Terminal<Writable>,
  { show: picture, from }: { show: PicturePrinter | undefined; from: Origin | undefined },
): Session {
  const style = styleFor(output.isTTY === true);
  let numbered: readonly Action[] = [];

  async function say(text: string): Promise<void> {
    await writeLine(output, text);
  }

  async function answer(line: string): Promise<boolean> {
    if (line.trim() === '') return true;
    const read = parseLine(line, numbered);
    if (read.type === 'leave') return false;
    if (read.type === 'no-such-number') {
      await say(service.phrases.console.noSuchNumber.replace('{number}', read.number));
      return true;
    }
    const { input } = read;
    const request = { platform: 'console', private: true, input, ...(from ? { from } : {}) };
    const { card } = await service.answer(request);
    await show(card);
    return true;
  }

  async function show(card: Card): Promise<void> {
    const width = Math.min(WIDEST, output.columns ?? PIPE_WIDTH);
    const rendered = renderText(card, width, style, picture);
    numbered = rendered.numbered;
    await say(`${rendered.text}\n`);
  }

  return { answer, say, show };
}

async function talk(
  session: Session,
  service: Service,
  {
    input,
    output,
    place,
  }: { input: Readable; output: Terminal<Writable>; place: Place | undefined },
): Promise<void> {
  const { welcome, connect, page, prompt, goodbye } = service.phrases.console;
  const style = styleFor(true);
  const bold = (text: string) =>
    text.replace(/\*\*([^\n]+?)\*\*/g, (_, inner: string) => style.bold(inner));
  await session.say(`\n${bold(welcome)}\n${style.faint(connect)}\n`);
  const reader = createInterface({
    input,
    output,
    prompt: style.label(`${prompt}› `),
    completer: completer(service),
  });
  // As in a shell: Ctrl-C drops a half-typed line, and on an empty one it leaves.
  reader.on('SIGINT', () => {
    if (reader.line === '') reader.close();
    else reader.write(null, { ctrl: true, name: 'u' });
  });
  reader.prompt();
  /** Above the prompt, which comes back with what is half typed. */
  const above = async (say: () => Promise<void>) => {
    output.write(CLEAR_LINE);
    await say();
    reader.prompt(true);
  };
  let isOpen = true;
  void place
    ?.page?.()
    .then((address) => {
      const line = page.replace('{address}', address ?? '');
      return address && isOpen ? above(() => session.say(`${style.faint(line)}\n`)) : undefined;
    })
    // Whoever serves the page says what is wrong with it.
    .catch(() => {});
  place?.poster.showBy((card) => above(() => session.show(card)));
  for await (const line of reader) {
    if (!(await session.answer(line))) break;
    reader.prompt();
  }
  isOpen = false;
  reader.close();
  await session.say(`\n${goodbye}`);
}
