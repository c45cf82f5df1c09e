import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Json } from './json.ts';
import { readBody } from './web-api/call.ts';
import type { HttpReply } from './server/web-server.ts';
import { APP_ID, BOT, TEAM, type Workspace } from './workspace/workspace.ts';

const PROGRAM = join(
  import.meta.dirname,
  '../../../node_modules/local-slack-linux-x64/bin/local-slack',
);
const BRIDGE = join(import.meta.dirname, 'local-slack/bridge.ts');
/** A user, network and process namespace that ends with the process that started it. */
const NAMESPACE = ['--map-root-user', '--net', '--pid', '--fork', '--kill-child'];

/** Why local-slack can't run on this system, in a line; `undefined` if it can. */
export function obstacleToLocalSlack(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return 'local-slack exists for Linux on x64 only';
  }
  if (!existsSync(PROGRAM)) return 'the optional package local-slack-linux-x64 is not installed';
  const { status } = spawnSync('unshare', [...NAMESPACE, 'ip', 'link', 'set', 'lo', 'up']);
  if (status === 0) return undefined;
  return 'local-slack listens on all interfaces, and this system gives it no network of its own (unshare, ip)';
}

/**
 * The third-party Slack mock local-slack (github.com/parvalabs/local-slack), running with one
 * workspace and one app in Socket Mode. Only this process can reach it, through a socket in the
 * file system.
 */
export class LocalSlack {
  readonly #folder: string;
  readonly #process: ChildProcess;
  #page: Server | undefined;

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#process = child;
  }

  /**
   * Starts it with the people and channels of a workspace.
   *
   * @throws {Error} If it ends before it is up.
   */
  static async start(
    workspace: Workspace,
    botToken: string,
    appToken: string,
  ): Promise<LocalSlack> {
    const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
    const config = join(folder, 'workspace.json');
    writeFileSync(config, JSON.stringify(configuration(workspace, botToken, appToken)));
    const options = ['--config', config, '--port', '0', '--base-host', '127.0.0.1'];
    const command = [process.execPath, BRIDGE, join(folder, 'socket'), PROGRAM, ...options];
    const child = spawn(
      'unshare',
      [...NAMESPACE, ...command, '--files-dir', join(folder, 'files')],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const ended = once(child, 'exit').then(() => {
      throw new Error('local-slack ended before it was up.');
    });
    await Promise.race([once(child.stdout, 'data'), ended]);
    ended.catch(() => {});
    return new LocalSlack(folder, child);
  }

  get #socketPath(): string {
    return join(this.#folder, 'socket');
  }

  /** Sends it a request. */
  async request(path: string, body: Buffer | Json, headers: Json = {}): Promise<HttpReply> {
    const { promise, resolve, reject } = Promise.withResolvers<HttpReply>();
    const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
    const sent = request(
      {
        socketPath: this.#socketPath,
        path,
        method: 'POST',
        headers: { 'content-type': type, 'content-length': content.length, ...headers },
      },
      (response) => {
        readBody(response)
          .then((answer) => resolve({ status: response.statusCode ?? 0, body: answer.toString() }))
          .catch(reject);
      },
    );
    sent.on('error', reject).end(content);
    return promise;
  }

  /** Does something as a person: a path of its control interface. */
  async control(path: string, body: Json): Promise<void> {
    const { status, body: answer } = await this.request(`/_control/${path}`, body);
    if (status !== 200) throw new Error(`local-slack refused ${path}: ${answer}`);
  }

  /** Calls a method of its Web API. */
  async call(method: string, args: Json, token: string): Promise<Json & { ok?: boolean }> {
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await this.request(`/api/${method}`, args, headers);
    return JSON.parse(body) as Json;
  }

  /** Opens a WebSocket on a path: `/ui` is what its page shows, live. */
  async open(path: string, onMessage: (message: Json) => void): Promise<WebSocket> {
    const socket = new WebSocket(`ws+unix:${this.#socketPath}:${path}`);
    socket.on('message', (data: Buffer) => onMessage(JSON.parse(data.toString()) as Json));
    await once(socket, 'open');
    return socket;
  }

  /** The address of its page in a browser, open from the first call on the loopback interface. */
  async pageUrl(): Promise<string> {
    const page = (this.#page ??= createServer((browser) => {
      const inside = connect(this.#socketPath);
      browser.on('error', () => inside.destroy());
      inside.on('error', () => browser.destroy());
      browser.pipe(inside).pipe(browser);
    }));
    if (!page.listening) await once(page.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#page?.close();
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function configuration(workspace: Workspace, botToken: string, appToken: string): Json {
  const app = { appId: APP_ID, botUserId: BOT.id, botName: BOT.name, mode: 'socket' };
  return {
    workspace: { name: TEAM.name, domain: TEAM.domain, teamId: TEAM.id },
    apps: [{ ...app, botToken, appToken, signingSecret: 'unused' }],
    users: [...workspace.members.values()].map(({ id, name, realName, tz }) => ({
      id,
      name,
      real_name: realName,
      tz,
    })),
    channels: [...workspace.conversations.values()].map(({ id, name, isPrivate, members }) => ({
      id,
      name,
      is_private: isPrivate,
      members: [...members],
    })),
  };
}
