/** The longest line that is kept whole, in characters; the rest of a longer one is dropped. */
const LONGEST_LINE = 200_000;

/**
 * The lines of a stream, one at a time, in constant memory however long the
 * stream or one of its lines is. Line ends are `\n` or `\r\n`; a last line
 * without one counts.
 */
export async function* readLines(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = '';
  let some = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...rest] = text.split('\n');
    pending = (pending + first).slice(0, LONGEST_LINE);
    some = some || first !== '';
    for (const line of rest) {
      yield withoutReturn(pending);
      pending = line.slice(0, LONGEST_LINE);
      some = line !== '';
    }
  }
  if (some) yield withoutReturn(pending);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
