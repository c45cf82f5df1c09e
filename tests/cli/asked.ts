import { Readable, Writable } from 'node:stream';

/**
 * Whoever a command asks, and what they see.
 *
 * @param typed at a terminal; nobody sits there when it is left out.
 */
export function asked(typed?: string) {
  let text = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const input = Object.assign(Readable.from([`${typed ?? ''}\n`]), { isTTY: typed !== undefined });
  return { asking: { input, output }, seen: () => text };
}
