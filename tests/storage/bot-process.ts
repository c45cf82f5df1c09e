import { once } from 'node:events';
import { startEmbedded } from '../../src/storage/embedded/embedded.ts';

/**
 * A bot as far as the embedded server is concerned, run as a process of its own: uses the server of the
 * folder in its first argument until its input ends. Prints a line when it has started, and one when
 * it has stopped.
 */
const [folder = '', caretakerSeconds = '30'] = process.argv.slice(2);
const server = await startEmbedded({ folder, caretakerSeconds: Number(caretakerSeconds) });
process.stdout.write(`${server.adopted ? 'adopted' : 'started'}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await server.stop();
process.stdout.write('stopped\n');
