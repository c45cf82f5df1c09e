import { administrator, LOCKS, STOP_SERVER } from './connection.ts';
import type { Home } from './home.ts';

/**
 * Runs inside the server, as one session of it that never ends: every so often it looks whether
 * anybody holds a share, and stops the server when nobody does. It outlives the process that started
 * it; a server does not check on a session's client while it is at work.
 */
function watch(seconds: number): string {
  return `do $caretaker$
begin
  loop
    perform pg_sleep(${seconds});
    if pg_try_advisory_lock(${LOCKS.inUse}) then
      ${STOP_SERVER};
      perform pg_sleep(10);
      perform pg_advisory_unlock(${LOCKS.inUse});
    end if;
    commit;
  end loop;
end
$caretaker$`;
}

/**
 * Sees to it that a server whose users were all killed doesn't stay for ever. One caretaker is
 * enough; when there is one already, nothing happens.
 *
 * @param seconds between two looks.
 */
export async function startCaretaker(home: Home, seconds: number): Promise<void> {
  const client = administrator(home, 'unhunch caretaker');
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_lock($1) as free',
    [LOCKS.caretaker],
  );
  if (!rows[0]?.free) {
    await client.end();
    return;
  }
  // Ends with the server. Nobody waits for it, and it keeps no process from ending.
  client.query(watch(seconds)).catch(() => {});
  // @types/pg 8.23 leaves out that a client has it.
  (client as typeof client & { unref(): void }).unref();
}
