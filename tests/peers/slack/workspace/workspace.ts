/** Somebody who works in the workspace. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** What they call themselves; their name if left out. */
  readonly displayName?: string;
  /** An IANA zone: `Europe/Berlin`. */
  readonly tz: string;
  /** As Slack writes it: `en-GB`. */
  readonly locale: string;
  readonly isAdmin: boolean;
}

/** A channel or a direct message with the bot. */
export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly isDirect: boolean;
  readonly isPrivate: boolean;
  /** The people in it, by id; the bot's id too where it was invited. */
  readonly members: Set<string>;
  isArchived: boolean;
}

/** A message, also one that only one person sees. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly author: string;
  /** The only person who sees it. */
  readonly visibleTo?: string;
  readonly threadTs?: string;
  text: string;
  blocks: readonly Record<string, unknown>[];
  files: readonly Record<string, unknown>[];
}

/** Who and what is there before a test starts. */
export interface WorkspaceSetup {
  readonly people?: readonly (Partial<Member> & { readonly name: string })[];
  readonly channels?: readonly {
    readonly name: string;
    /** Names of people; everybody if left out. */
    readonly members?: readonly string[];
    /** Whether the bot was invited; true if left out. */
    readonly botIsMember?: boolean;
    readonly isArchived?: boolean;
    readonly isPrivate?: boolean;
  }[];
}

/** The ids of the workspace, the app and its bot user. */
export const TEAM = { id: 'T01TEST', domain: 'test', name: 'Test' } as const;
export const APP_ID = 'A01APP';
export const BOT = { id: 'U0BOT', botId: 'B0BOT', name: 'unhunch' } as const;

/** A workspace of Slack: its people, conversations and messages. */
export class Workspace {
  readonly members = new Map<string, Member>();
  readonly conversations = new Map<string, Conversation>();
  readonly messages: Message[] = [];
  readonly #now: () => number;
  #count = 0;

  /** @param now The time in milliseconds since 1970. */
  constructor(setup: WorkspaceSetup, now: () => number) {
    this.#now = now;
    for (const person of setup.people ?? [
      { name: 'alice' },
      { name: 'bob', tz: 'America/New_York' },
    ]) {
      this.#addMember(person);
    }
    for (const channel of setup.channels ?? [{ name: 'general' }, { name: 'random' }]) {
      const names = channel.members ?? [...this.members.values()].map(({ name }) => name);
      const ids = names.map((name) => this.memberNamed(name).id);
      const id = `C01${channel.name.toUpperCase()}`;
      this.conversations.set(id, {
        id,
        name: channel.name,
        isDirect: false,
        isPrivate: channel.isPrivate ?? false,
        isArchived: channel.isArchived ?? false,
        members: new Set((channel.botIsMember ?? true) ? [...ids, BOT.id] : ids),
      });
    }
  }

  #addMember({ name, ...rest }: Partial<Member> & { readonly name: string }): void {
    const realName = name.charAt(0).toUpperCase() + name.slice(1);
    const id = `U01${name.toUpperCase()}`;
    const defaults = { id, realName, tz: 'Europe/Berlin', locale: 'en-GB', isAdmin: false };
    const member = { ...defaults, ...rest, name };
    this.members.set(member.id, member);
  }

  /** @throws {Error} If nobody has this name. */
  memberNamed(name: string): Member {
    const member = this.members.values().find((each) => each.name === name);
    if (!member) throw new Error(`Nobody is called ${name} here.`);
    return member;
  }

  /** The conversation with this id, `#name` or `name`; a person's id stands for the talk with them. */
  conversation(reference: string): Conversation | undefined {
    if (this.members.has(reference)) return this.directMessage(reference);
    const name = reference.replace(/^#/, '');
    return (
      this.conversations.get(reference) ??
      this.conversations.values().find((each) => each.name === name && !each.isDirect)
    );
  }

  /** The talk of a person with the bot; it exists from the first time it is asked for. */
  directMessage(person: string): Conversation {
    const id = `D${person.slice(1)}`;
    const known = this.conversations.get(id);
    if (known) return known;
    const members = new Set([person, BOT.id]);
    const opened = {
      id,
      name: person,
      isDirect: true,
      isPrivate: true,
      isArchived: false,
      members,
    };
    this.conversations.set(id, opened);
    return opened;
  }

  /** A message that stands in the workspace. */
  message(channel: string, ts: string): Message | undefined {
    return this.messages.find((each) => each.channel === channel && each.ts === ts);
  }

  /** The people who see a message. */
  readersOf(message: Message): string[] {
    if (message.visibleTo !== undefined) return [message.visibleTo];
    const members = this.conversations.get(message.channel)?.members ?? [];
    return [...members].filter((id) => id !== BOT.id);
  }

  /** A new message time stamp: seconds and a running number, Slack's id of a message. */
  timestamp(): string {
    this.#count += 1;
    return `${Math.floor(this.#now() / 1000)}.${String(this.#count).padStart(6, '0')}`;
  }

  /** A new id that starts with these letters. */
  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count).padStart(8, '0')}`;
  }
}
