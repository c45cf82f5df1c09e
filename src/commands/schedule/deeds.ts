import { deletedCard, scheduleHelpCard } from '../../cards/schedule-answers.ts';
import { nextPostsCard, noScheduleCard } from '../../cards/schedule-card.ts';
import { scheduleForm } from '../../cards/schedule-form.ts';
import { scheduleListCard } from '../../cards/schedule-list-card.ts';
import { termsOf } from '../../desk/desk.ts';
import { parseSchedule, type ScheduleDraft } from '../../schedule/parse-schedule.ts';
import { ScheduleError } from '../../schedule/schedule-error.ts';
import type { Reply } from '../../request.ts';
import type { ScheduleRow } from '../../desk/schedule-desk.ts';
import { change } from './change.ts';
import { pause } from './pause.ts';
import { saveTyped } from './save.ts';
import { shown, shownOf } from './shown.ts';
import { mayChange, refused, told, type Visit } from './visit.ts';
import { scheduleWords } from './words.ts';

/** What can be done about a channel's daily stretch, typed after "schedule" or pressed. */
export const DEEDS = [
  'show',
  'form',
  'set',
  'next',
  'pause',
  'resume',
  'now',
  'delete',
  'undo',
  'weekly',
  'list',
  'help',
] as const;

export type Deed = (typeof DEEDS)[number];

/** "Next five": as many as a working week has. */
const NEXT = 5;

/**
 * Does it, for who may.
 *
 * @param rest what was said or carried beside the deed.
 */
export async function act(deed: Deed, rest: string, visit: Visit): Promise<Reply> {
  switch (deed) {
    case 'help':
      return {
        card: scheduleHelpCard(visit.command, visit.tools.context),
        audience: 'caller',
      };
    case 'list':
      return list(visit);
    case 'set':
      return saveTyped(rest, visit);
    case 'form':
      return form(rest, visit);
    case 'undo':
      return undo(visit);
    default: {
      const row = await visit.desk.find(visit.channel);
      return row ? about(deed, rest, row, visit) : none(visit);
    }
  }
}

async function about(
  deed: Exclude<Deed, 'help' | 'list' | 'set' | 'form' | 'undo'>,
  rest: string,
  row: ScheduleRow,
  visit: Visit,
): Promise<Reply> {
  const { desk, tools, from } = visit;
  const mine = mayChange(visit, row);
  const looks = deed === 'show' || deed === 'next';
  // What is planned in another channel isn't for everybody's eyes.
  if (!mine && !(looks && row.channel === from.channel)) return refused(visit, row);
  switch (deed) {
    case 'show':
      return shown(row, 'here', visit);
    case 'next': {
      const next = await desk.upcoming(row, NEXT);
      const card = nextPostsCard(shownOf(row, next), tools.context);
      return { card, audience: 'caller', replaces: 'own' };
    }
    case 'pause':
      return pause(rest, row, visit);
    case 'resume':
      return change(row, { pausedUntil: undefined, stoppedBecause: undefined }, 'resumed', visit);
    case 'weekly':
      return weekly(rest, row, visit);
    case 'now': {
      if (row.stoppedBecause !== undefined) return shown(row, 'here', visit);
      const { now } = tools.context.wording.phrases.schedule;
      const underWay = await desk.postNow(row);
      return told({ title: now.title, summary: underWay ? now.summary : now.nowhere });
    }
    case 'delete':
      await desk.remove(row);
      return { card: deletedCard(row.channel, tools.context), audience: 'caller', replaces: 'own' };
  }
}

function none({ channel, command, tools }: Visit): Reply {
  const card = noScheduleCard({ channel: channel.channel, command }, tools.context);
  return { card, audience: 'caller' };
}

/** The form over what the channel has; where there are no forms, what to type instead. */
async function form(rest: string, visit: Visit): Promise<Reply> {
  const { desk, channel, command, from, tools } = visit;
  const row = await desk.find(channel);
  if (!mayChange(visit, row)) return refused(visit, row);
  const said = understood(rest, visit);
  const here = from.zone === undefined ? {} : { zone: from.zone };
  const draft = { ...here, ...(row ? termsOf(row) : {}), ...said };
  const card = row
    ? scheduleHelpCard(command, tools.context)
    : noScheduleCard({ command }, tools.context);
  return {
    card,
    audience: 'caller',
    form: scheduleForm(channel.channel, draft, visit.at, tools.context),
  };
}

/** What was typed along with it; nothing where that is no schedule, as the form asks for it all. */
function understood(rest: string, { tools }: Visit): ScheduleDraft {
  try {
    return parseSchedule(rest, scheduleWords(tools.context.wording.phrases));
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return {};
  }
}

function weekly(rest: string, row: ScheduleRow, visit: Visit): Promise<Reply> {
  const { words } = visit.tools.context.wording.phrases.schedule;
  const said = rest.trim().toLowerCase();
  const weeklySummary = said !== 'off' && !words.off.includes(said);
  return change(row, { weeklySummary }, 'here', visit);
}

async function undo(visit: Visit): Promise<Reply> {
  const { desk, channel } = visit;
  const [there, removed] = await Promise.all([desk.find(channel), desk.removed(channel)]);
  if (there) return act('show', '', visit);
  if (!removed) return none(visit);
  if (!mayChange(visit, removed)) return refused(visit, removed);
  const saved = await desk.save(channel, termsOf(removed), removed);
  return shown(saved, 'restored', visit);
}

/** All of a workspace for who manages it; for others their own, and the one where they are. */
async function list(visit: Visit): Promise<Reply> {
  const { desk, channel, from, tools } = visit;
  const all = await desk.list(channel);
  const theirs = all.filter((row) => mayChange(visit, row) || row.channel === from.channel);
  const card = scheduleListCard(
    theirs.map((row) => shownOf(row, [])),
    tools.context,
  );
  return { card, audience: 'caller' };
}
