/*
 * Runs local-slack inside a network namespace of its own and lets the tests in through a socket
 * in the file system: `node bridge.ts <socket> <program> <arguments …>`. local-slack listens on
 * all interfaces and has no option against it (0.1.8); in here the only one is the loopback.
 */
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const [socketPath = '', program = '', ...args] = process.argv.slice(2);

execFileSync('ip', ['link', 'set', 'lo', 'up']);
const localSlack = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
localSlack.on('exit', (code) => process.exit(code ?? 1));
// The namespace lasts as long as the test that holds the other end of this pipe.
process.stdin.on('end', () => process.exit(0)).resume();

let printed = '';
localSlack.stdout.on('data', (chunk: Buffer) => {
  if (server.listening) return;
  printed += chunk.toString();
  port = Number(/Control API:\s+http:\/\/[^:]+:(\d+)/.exec(printed)?.[1] ?? 0);
  if (port > 0) server.listen(socketPath, () => process.stdout.write('ready\n'));
});

let port = 0;
const server = createServer((inside) => {
  const outside = connect(port, '127.0.0.1');
  inside.on('error', () => outside.destroy());
  outside.on('error', () => inside.destroy());
  inside.pipe(outside).pipe(inside);
});
