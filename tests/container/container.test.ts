import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config/config.ts';
import { NODE_FLAGS } from '../support/node-flags.ts';
import { type Instruction, readDockerfile, readPairs, readWords } from './dockerfile.ts';
import { contextOf } from './image.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const stages = readDockerfile(text('Dockerfile'));
const last = stages.at(-1)?.steps ?? [];
const named = (name: string) => last.filter((step) => step.name === name);
const only = (name: string): Instruction => {
  const found = named(name).at(-1);
  if (!found) throw new Error(`the last stage has no ${name}`);
  return found;
};

test('the image is the Node that package.json asks for, on Debian, and carries no second one', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(text('package.json')));
  for (const { image } of stages) expect(image).toBe(`node:${dependencies['node']}-bookworm-slim`);
  expect(text('Dockerfile')).toMatch(/rm -rf node_modules\/node /);
});

test('everything that the Dockerfile copies exists, and is sent to the build', () => {
  const copied = stages
    .flatMap(({ steps }) => steps)
    .filter(({ name, text: words }) => name === 'COPY' && !words.startsWith('--from='))
    .flatMap(({ text: words }) => words.split(' ').slice(0, -1));
  expect(copied).toContain('src');
  for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
  expect(new Set(copied)).toEqual(contextOf(root));
});

test('it runs as a user without rights, told by number as Kubernetes wants it', () => {
  expect(only('USER').text).toMatch(/^[1-9]\d*:[1-9]\d*$/);
});

test('its settings are ones that the bot knows, and make it listen', () => {
  const environment = readPairs(named('ENV'));
  expect(readConfig(environment)).toMatchObject({ data: '/data', port: 3000, listens: true });
  expect(only('VOLUME').text).toBe(environment['UNHUNCH_DATA']);
  expect(only('EXPOSE').text).toBe(environment['PORT']);
});

test('it starts without a shell, so that SIGTERM reaches the bot', () => {
  expect(readWords(only('ENTRYPOINT').text)).toEqual(
    expect.arrayContaining(['node', 'src/main.ts']),
  );
  expect(readWords(only('CMD').text)).toEqual(['serve']);
});

test('it is run with the same flags by everything, also what compiles it beforehand', () => {
  const flags = NODE_FLAGS.join(' ');
  const [, ...words] = readWords(only('ENTRYPOINT').text);
  expect(words.slice(0, -1).join(' ')).toBe(flags);
  expect(named('RUN').at(-1)?.text).toContain(`node ${flags} `);
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(text('package.json')));
  for (const name of ['start', 'unhunch']) expect(scripts[name]).toContain(`node ${flags} src/`);
  expect(text('docs/operating/unhunch.service')).toContain(`node ${flags} src/`);
});

test('its health check passes where /healthz answers, and fails where it doesn’t', async () => {
  const [, ...words] = readWords(only('HEALTHCHECK').text.replace(/^.*? CMD /, ''));
  let status = 200;
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const check = async () => {
    const [code] = await once(
      spawn(process.execPath, words, { env: { PORT: String(port) } }),
      'exit',
    );
    return code as number;
  };
  expect(await check()).toBe(0);
  status = 500;
  expect(await check()).toBe(1);
  server.close();
  expect(await check()).toBe(1);
  expect(asked).toEqual(['/healthz', '/healthz']);
});

const service = z.looseObject({
  read_only: z.boolean().optional(),
  restart: z.string(),
  stop_grace_period: z.string(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  volumes: z.array(z.string()),
  security_opt: z.array(z.string()),
});
const compose = z
  .object({
    name: z.string(),
    services: z.object({
      bot: service.extend({ cap_drop: z.array(z.string()), init: z.boolean() }),
      postgres: service.extend({
        image: z.string(),
        profiles: z.array(z.string()),
        healthcheck: z.looseObject({ test: z.array(z.string()) }),
      }),
      proxy: service.omit({ environment: true }).extend({
        image: z.string(),
        profiles: z.array(z.string()),
        ports: z.array(z.string()),
        configs: z.array(z.strictObject({ source: z.string(), target: z.string() })),
      }),
    }),
    configs: z.record(z.string(), z.strictObject({ content: z.string() })),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(text('compose.yaml')));

test('the compose file gives the bot nothing but its volume, and time to stop', () => {
  const { bot } = compose.services;
  expect(bot).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
  expect(bot.security_opt).toContain('no-new-privileges:true');
  expect(Number.parseInt(bot.stop_grace_period, 10)).toBeGreaterThanOrEqual(15);
  expect(bot.volumes).toEqual([`data:${bot.environment['UNHUNCH_DATA']}`]);
  expect(Object.keys(compose.volumes)).toEqual(['data', 'postgres', 'certificates']);
});

test('its PostgreSQL comes only when asked for, and keeps its data where version 18 does', () => {
  const { postgres } = compose.services;
  expect(postgres.profiles).toEqual(['scale']);
  expect(postgres.image).toMatch(/^postgres:18\b/);
  expect(postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
});

test('its web server comes only when asked for, and passes on what Slack and pictures need, to every bot', () => {
  const { bot, proxy } = compose.services;
  expect(proxy.profiles).toEqual(['http']);
  expect(proxy.image).toMatch(/^caddy:2\b/);
  expect(proxy.volumes).toEqual(['certificates:/data']);
  // A file system that is read-only takes no config: https://github.com/docker/compose/issues/12031
  expect(proxy.read_only).toBeUndefined();
  const [config] = proxy.configs;
  expect(config?.target).toBe('/etc/caddy/Caddyfile');
  const { content = '' } = compose.configs[config?.source ?? ''] ?? {};
  expect(content).toMatch(/^\$\{UNHUNCH_PUBLIC_URL:-[^}]+\} \{\n/);
  const [, open = ''] = /@others not path (.+)\n\s+respond @others 404\n/.exec(content) ?? [];
  expect(open.split(' ')).toEqual(['/slack/*', '/figures/*']);
  expect(content).toContain(`dynamic a bot ${bot.environment['PORT']} `);
  // Compose would put a variable of its own in the place of any other dollar sign.
  expect(content.match(/\$/g)).toHaveLength(1);
});

test('the systemd unit sets nothing itself, so that commands by hand read the same from .env', () => {
  const unit = text('docs/operating/unhunch.service');
  expect(unit).toMatch(/^EnvironmentFile=\/opt\/unhunch\/\.env$/m);
  expect(unit).not.toMatch(/^Environment=/m);
  const [, lines = ''] = /printf '(.+)' >> \.env/.exec(unit) ?? [];
  const settings = parseEnv(lines.replaceAll('\\n', '\n'));
  expect(readConfig(settings)).toMatchObject({ data: '/var/lib/unhunch', port: 3000 });
  expect(unit).toContain(`StateDirectory=${basename(settings['UNHUNCH_DATA'] ?? '')}\n`);
});
