/** What somebody's browser shows at the end. */
export interface Shown {
  readonly status: number;
  /** Where it ended up, as the address bar has it. */
  readonly address: string;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser without scripts and pictures, of somebody's own: it keeps cookies, and follows where it is sent. */
export class PlainBrowser {
  readonly #hosts: ReadonlyMap<string, string>;
  readonly #cookies = new Map<string, string>();
  /** Every address it went to, in order. */
  readonly visited: string[] = [];

  /** @param hosts origins of the internet, and where they are reached here. */
  constructor(hosts: Readonly<Record<string, string>> = {}) {
    this.#hosts = new Map(Object.entries(hosts));
  }

  /** Goes to an address, and on as long as it is sent on, unless told to stay. */
  async open(address: string, { stay = false } = {}): Promise<Shown> {
    this.visited.push(address);
    const url = new URL(address);
    const origin = this.#hosts.get(url.origin) ?? url.origin;
    const jar = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(origin + url.pathname + url.search, {
      redirect: 'manual',
      headers: jar === '' ? {} : { cookie: jar },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const next = response.headers.get('location');
    if (next !== null && !stay) return this.open(new URL(next, address).href);
    const { status, headers } = response;
    return { status, address, headers, text: await response.text() };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (/expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
