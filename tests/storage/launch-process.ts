import { once } from 'node:events';
import { findBinaries } from '../../src/storage/embedded/binaries.ts';
import { openHome } from '../../src/storage/embedded/home.ts';
import { launch, runningServer } from '../../src/storage/embedded/postmaster.ts';

/**
 * A bot that gets no further than starting the server of the folder in its first argument: it never
 * joins it. Prints "started" once the server's lock file is there, and waits until its input ends.
 */
const [folder = ''] = process.argv.slice(2);
const home = await openHome(folder);
await launch(home, await findBinaries(home.folder, home.account));
while ((await runningServer(home)) === undefined) await new Promise((next) => setTimeout(next, 10));
process.stdout.write('started\n');
process.stdin.resume();
await once(process.stdin, 'end');
