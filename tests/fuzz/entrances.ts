import { botEntrances } from './bot-entrances.ts';
import { discordEntrances } from './discord-entrances.ts';
import { type Entrance, fuzz, type Outcome } from './entrance.ts';
import { operatorEntrances } from './operator-entrances.ts';
import { pageEntrances } from './page-entrances.ts';
import { slackEntrances } from './slack-entrances.ts';

/** An entrance, whatever its inputs are. */
export interface AnyEntrance {
  readonly name: string;
  readonly share: number;
  run(inputs: number, seed: number): Promise<Outcome>;
}

function any<T>(entrance: Entrance<T>): AnyEntrance {
  const { name, share } = entrance;
  return { name, share, run: (inputs, seed) => fuzz(entrance, inputs, seed) };
}

/** Every way in. */
export const entrances: readonly AnyEntrance[] = [
  ...botEntrances.map((each) => any(each as Entrance<never>)),
  ...operatorEntrances.map((each) => any(each as Entrance<never>)),
  ...slackEntrances.map((each) => any(each as Entrance<never>)),
  ...discordEntrances.map(any),
  ...pageEntrances.map((each) => any(each as Entrance<never>)),
];
