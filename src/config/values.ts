/** Some of the connections that a bot's Discord servers are spread over: server `id` is on shard `(id >> 22) % count`. */
export interface Shards {
  /** Counted from 0, ascending. */
  readonly ids: readonly number[];
  /** How many there are in all processes together. */
  readonly count: number;
}

/** Bytes of a key: AES-256. */
export const KEY_BYTES = 32;

/** Keys joined by commas, each in hex or in base64 of either alphabet; one that is neither is empty. */
export function keysIn(text: string): Buffer[] {
  return text.split(',').map((part) => {
    const key = part.trim();
    if (/^[0-9a-f]{64}$/i.test(key)) return Buffer.from(key, 'hex');
    return Buffer.from(/^[A-Za-z0-9+/_-]{43}=?$/.test(key) ? key : '', 'base64');
  });
}

/** "90", "90m", "2h". */
export const CATCH_UP = /^(\d{1,4})\s*(h|m|min)?$/i;
const MINUTES_AN_HOUR = 60;
/** A post goes out some seconds after it is due: with less than a minute each would be too late. */
export const SHORTEST_CATCH_UP = 1;
export const LONGEST_CATCH_UP = 24 * MINUTES_AN_HOUR;

/** The minutes of a text that looks like {@link CATCH_UP}. */
export function minutesOf(catchUp: string): number {
  const [, number, unit = ''] = CATCH_UP.exec(catchUp) ?? [];
  return Number(number) * (unit.toLowerCase() === 'h' ? MINUTES_AN_HOUR : 1);
}

/** "0-3/16", "0,2,4-7/16". */
const SHARDS = /^(\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)\/(\d{1,5})$/;

/** The shards that a text names; nothing where it names none, or one that there isn't. */
export function shardsOf(text: string): Shards | undefined {
  const [, list = '', of = ''] = SHARDS.exec(text.replaceAll(/\s/g, '')) ?? [];
  const count = Number(of);
  const ids = new Set<number>();
  for (const part of list === '' ? [] : list.split(',')) {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (from > to || to >= count) return undefined;
    for (let id = from; id <= to; id++) ids.add(id);
  }
  return ids.size > 0 ? { ids: [...ids].toSorted((one, other) => one - other), count } : undefined;
}

/** An address without slashes at its end. */
export function bare(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Whether an address is nothing but a server's: HTTPS, or a machine's own for trying things out. */
export function isBareAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const extras = username + password + search + hash + pathname.replace(/^\/+$/, '');
  return (protocol === 'https:' || isOwn) && extras === '';
}
