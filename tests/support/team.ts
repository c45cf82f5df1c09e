import { type BotOptions, createBot, createContext } from '../../src/bot.ts';
import type { Values } from '../../src/cards/form.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Input, Origin, Reply, Request } from '../../src/request.ts';
import type { Database } from '../../src/storage/database.ts';
import type { ScheduleRow } from '../../src/storage/schedules.ts';
import { englishContent } from './content.ts';

/** Wednesday, 25 November 2026, eight o'clock in Berlin. */
export const WEDNESDAY = Temporal.Instant.from('2026-11-25T07:00:00Z');

/** A member of a team, in one of its channels. */
export interface Member {
  types(text: string): Promise<Reply>;
  /** Uses the command with a zone chosen beside its text. */
  chooses(zone: string, text?: string): Promise<Reply>;
  presses(id: string | undefined): Promise<Reply>;
  sends(form: string, values: Values): Promise<Reply>;
}

/** A team whose bot remembers in a real database. */
export interface Team {
  /** Somebody by their id; a manager unless told otherwise, in the channel C1 of the workspace T1. */
  member(person: string, from?: Partial<Origin>): Member;
  /** Somebody in their direct messages with the bot, where no workspace is known. */
  alone(person: string): Member;
  /** Schedules of which a post was asked for out of turn. */
  readonly asked: ScheduleRow[];
  /** What goes wrong inside. */
  readonly failures: unknown[];
  clock: Temporal.Instant;
}

/** Brings a team together around a database; its bot may be told who sets daily stretches up. */
export async function teamAround(
  db: Database,
  options: Pick<BotOptions, 'schedulers'> = {},
): Promise<Team> {
  const content = await englishContent();
  const context = createContext(content, () => undefined);
  const team: Pick<Team, 'asked' | 'failures' | 'clock'> = {
    asked: [],
    failures: [],
    clock: WEDNESDAY,
  };
  const desk = createDesk({
    db,
    context,
    clock: () => team.clock,
    postNow: async (row) => team.asked.push(row),
  });
  const bot = createBot(content, {
    now: () => team.clock.epochMilliseconds,
    onError: (error) => team.failures.push(error),
    schedules: async () => desk,
    ...options,
  });
  function memberFrom(origin: Pick<Request, 'from' | 'person'>): Member {
    const send = (input: Input) =>
      bot.handle({ platform: 'slack', private: false, input, ...origin });
    return {
      types: (text) => send({ type: 'message', text }),
      chooses: (zone, text = '') =>
        send({ type: 'command', name: 'schedule', text, options: { zone: [zone] } }),
      presses: (id) => send({ type: 'action', id: id ?? 'no such button' }),
      sends: (id, values) => send({ type: 'form', id, values }),
    };
  }

  return Object.assign(team, {
    member(person: string, differently: Partial<Origin> = {}): Member {
      const from = { workspace: 'T1', channel: 'C1', person, manages: true, ...differently };
      return memberFrom({ from });
    },
    alone: (person: string) => memberFrom({ person: { id: person } }),
  });
}

/** The id behind a button or choice with that label. */
export function buttonOf({ card }: Reply, label: string): string | undefined {
  return card.blocks
    .flatMap((block) =>
      block.type === 'actions' ? block.actions : block.type === 'choices' ? block.choices : [],
    )
    .find((action) => action.label === label)?.id;
}
