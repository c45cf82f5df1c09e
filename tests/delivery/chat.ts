import type { Card } from '../../src/cards/card.ts';
import { readActionId } from '../../src/cards/action-id.ts';
import { type ChannelAddress, type Poster, PostError } from '../../src/poster.ts';

/** A message as everybody in the channel sees it. */
export interface Message {
  readonly channel: string;
  readonly card: Card;
  readonly key: string;
}

/** What the platform does with a post: takes it, or whatever a test thinks of. `accept` takes it all the same. */
export type Behaviour = (accept: () => string, to: ChannelAddress) => string | Promise<string>;

/** A chat platform in memory: what arrived there, and who was told something. */
export class Chat implements Poster {
  readonly messages: Message[] = [];
  readonly told: { person: string; card: Card }[] = [];
  /** How often somebody tried to post. */
  tries = 0;
  /** What happens to the next posts, one after the other; after that, all are taken. */
  readonly next: Behaviour[] = [];
  private readonly honoursKeys: boolean;

  /** @param honoursKeys whether a second post with the same key is the first one again, as on Discord. */
  constructor(honoursKeys = false) {
    this.honoursKeys = honoursKeys;
  }

  async post(to: ChannelAddress, card: Card, key: string): Promise<string> {
    this.tries += 1;
    const accept = () => this.accept({ channel: to.channel, card, key });
    const behaviour = this.next.shift();
    return behaviour ? behaviour(accept, to) : accept();
  }

  async edit(): Promise<void> {
    throw new PostError('gone', 'nothing is edited here');
  }

  async tell(_workspace: string, person: string, card: Card): Promise<void> {
    this.told.push({ person, card });
  }

  private accept(message: Message): string {
    const before = this.messages.findIndex(({ key }) => key === message.key);
    if (this.honoursKeys && before !== -1) return `message ${before}`;
    return `message ${this.messages.push(message) - 1}`;
  }
}

/** Fails as told. */
export function fail(...error: ConstructorParameters<typeof PostError>): Behaviour {
  return () => {
    throw new PostError(...error);
  };
}

/** Takes the post, and the answer is lost. */
export function loseTheAnswer(): Behaviour {
  return (accept) => {
    accept();
    throw new PostError('unsure', 'timeout');
  };
}

/** The slug of the move that a post is about, as its button carries it. */
export function moveOf({ card }: Message): string | undefined {
  const [button] = card.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  return button && readActionId(button.id)?.value.split('/')[1];
}
