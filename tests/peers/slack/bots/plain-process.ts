/*
 * A bot of plain Bolt code in a process of its own, to see what ends one:
 * `node plain-process.ts <api url> <app token> <bot token> <retries>`. Prints "ready" once connected.
 */
import { App, SocketModeReceiver } from '@slack/bolt';

const [slackApiUrl = '', appToken = '', token = '', retries = '0'] = process.argv.slice(2);
const clientOptions = () => ({ slackApiUrl, retryConfig: { retries: Number(retries) } });
const receiver = new SocketModeReceiver({
  appToken,
  // Bolt waits this long before it connects anew; five seconds if nothing is said.
  clientPingTimeout: 300,
  installerOptions: { clientOptions: clientOptions() },
});
const app = new App({ token, receiver, clientOptions: clientOptions() });
await app.start();
process.stdout.write('ready\n');
