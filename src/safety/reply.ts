import type { RedFlags } from '../content/schema/red-flags.ts';
import type { Screening } from './screen.ts';

/** One paragraph of a fixed reply; the lead comes first and is shown in bold. */
export interface ReplyParagraph {
  readonly text: string;
  readonly lead: boolean;
}

/**
 * The fixed reply to a screening, in paragraphs; none when the grade is `ok`.
 * After `unclear` the normal answer may follow, after the others nothing may.
 * The wording is the content's own, with only its optional parts chosen here;
 * the form follows the NHS service manual's care cards.
 */
export function fixedReply(screening: Screening, replies: RedFlags['replies']): ReplyParagraph[] {
  const [lead, ...rest] = paragraphs(screening, replies);
  return lead === undefined
    ? []
    : [{ text: lead, lead: true }, ...rest.map((text) => ({ text, lead: false }))];
}

/** The line that follows every answer about a symptom, and stands alone when the screen fails. */
export function safetyNetLine(replies: RedFlags['replies']): string {
  return replies.safetyNet;
}

function paragraphs(screening: Screening, replies: RedFlags['replies']): string[] {
  switch (screening.grade) {
    case 'emergency': {
      const { lead, call, callForOther, wait, stayStill, bot } = replies.emergency;
      return [
        lead,
        screening.someoneElse ? callForOther : call,
        wait,
        ...(screening.seriousInjury ? [stayStill] : []),
        bot,
      ];
    }
    case 'crisis': {
      const { lead, danger, lines } = replies.crisis;
      return [lead, danger, lines];
    }
    case 'doctor': {
      const { lead, contact, today, who, worse, wait } = replies.doctor;
      const whom = screening.pregnant
        ? who.pregnant
        : screening.afterSurgery
          ? who.afterSurgery
          : who.usual;
      return [
        lead,
        contact.replace('{who}', whom).replace('{today}', screening.urgent ? today : ''),
        worse,
        wait,
      ];
    }
    case 'unclear': {
      const { lead, signs } = replies.unclear;
      return [lead.replace('{sign}', screening.rows.length > 0 ? signs.usual : signs.any)];
    }
    case 'ok':
      return [];
  }
}
