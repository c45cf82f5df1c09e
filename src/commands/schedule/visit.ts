import { messageCard } from '../../cards/help-card.ts';
import { commandOn } from '../../desk/command-on.ts';
import type { Origin, Reply, Request, Schedulers } from '../../request.ts';
import type { ChannelAddress, ScheduleDesk, ScheduleRow } from '../../desk/schedule-desk.ts';
import type { Toolbox } from '../command.ts';

/** Somebody who has come about a channel's daily stretch. */
export interface Visit {
  readonly channel: ChannelAddress;
  readonly from: Origin;
  readonly desk: ScheduleDesk;
  /** What is typed to manage it where they are: "/stretch schedule". */
  readonly command: string;
  readonly at: Temporal.Instant;
  readonly tools: Toolbox;
}

/** Where a request came from, as far as schedules are concerned. */
export type Caller = Pick<Request, 'platform' | 'from' | 'person'>;

/**
 * Receives somebody, or says in a sentence where or when to come back.
 *
 * @param channel the one it is about, where a button says so; else the one they are in.
 */
export async function receive(
  { platform, from }: Caller,
  tools: Toolbox,
  then: (visit: Visit) => Promise<Reply>,
  channel?: string,
): Promise<Reply> {
  const { elsewhere, starting } = tools.context.wording.phrases.schedule;
  const command = commandOn(platform);
  if (!tools.schedules) return told({ title: elsewhere.title, summary: elsewhere.off });
  if (!from) {
    const summary = tools.context.wording.fill(elsewhere.summary, { command });
    return told({ title: elsewhere.title, summary });
  }
  const desk = await tools.schedules();
  if (!desk) return told(starting);
  const address = { platform, workspace: from.workspace, channel: channel ?? from.channel };
  return then({ channel: address, from, desk, command, at: tools.now(), tools });
}

/** Something said to the one who asked. */
export function told(heading: { title: string; summary: string }): Reply {
  return { card: messageCard(heading), audience: 'caller' };
}

/**
 * Whether somebody may change a schedule, or set one up where there is none. One that is nobody's, as
 * whoever set it up asked to be forgotten, is for those who might set it up.
 */
export function mayChange({ from, tools }: Visit, row: ScheduleRow | undefined): boolean {
  if (from.manages) return true;
  const owner = row?.createdBy ?? '';
  const isFree = owner === '';
  const isTheirs = owner === from.person;
  switch (tools.schedulers) {
    case 'managers':
      return false;
    case 'members':
      return isFree || isTheirs;
    case 'everybody':
      // Of other channels nobody knows here whether the person is in them.
      return isFree || isTheirs || row?.channel === from.channel;
    default:
      return isFree ? from.begins === true : isTheirs;
  }
}

/** Who may change what is set up here; by every platform's own custom, whoever did and the managers. */
export function changers({ tools }: Visit): Schedulers {
  return tools.schedulers ?? 'members';
}

/** Who may, in one sentence. */
export function refused(visit: Visit, row: ScheduleRow | undefined): Reply {
  const { refused: texts, whose } = visit.tools.context.wording.phrases.schedule;
  return told({ title: texts.title, summary: row ? whose[changers(visit)] : texts.begin });
}
