import type { RedFlags } from '../content/schema/red-flags.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { createLexicon } from './lexicon.ts';
import { type Finding, createRules } from './rules.ts';
import { createScope } from './scope.ts';
import { isStated } from './sign.ts';
import { createSignFinder } from './signs.ts';

/**
 * How a message is answered: `emergency`, `crisis` and `doctor` get their fixed
 * reply and nothing else; `unclear` gets one sentence before the normal answer.
 */
export type Grade = 'emergency' | 'crisis' | 'doctor' | 'unclear' | 'ok';

/** What the screen found in one message. The flags choose the reply's optional parts. */
export interface Screening {
  readonly grade: Grade;
  /** Whether "today if you can" belongs in a doctor's reply. */
  readonly urgent: boolean;
  /** Whether a serious injury was told, so that neck and back should be kept still. */
  readonly seriousInjury: boolean;
  /** Whether it is about somebody other than the person who writes. */
  readonly someoneElse: boolean;
  readonly pregnant: boolean;
  readonly afterSurgery: boolean;
  /** The rows of the red-flag table that fired, such as "E1", in the table's order. */
  readonly rows: readonly string[];
}

/** Grades one text on its own, offline, keeping nothing of it. May throw; then answer with the safety net. */
export type Screen = (text: string) => Screening;

/** Highest first. An emergency outranks a crisis: its reply names the emergency number first. */
const GRADES: readonly Grade[] = ['emergency', 'crisis', 'doctor', 'unclear', 'ok'];

/**
 * The safety screen over one language's `red-flags.yaml`. It runs before
 * everything else, on every text people send.
 *
 * The highest grade found wins; a denied sign cancels no stated one; tone lowers
 * nothing. The rows follow public advice such as the NHS pages on back pain,
 * stroke, heart attack and meningitis, and NICE's and Greater Glasgow's red
 * flags for the upper back. It doesn't diagnose.
 *
 * @param stem the same language's stemmer.
 * @throws when a phrase, sign or rule of `redFlags` can't be compiled. What the
 *   screen itself throws is not caught: the caller answers with the safety net.
 */
export function createScreen(redFlags: RedFlags, stem: Stemmer): Screen {
  const lexicon = createLexicon(redFlags, stem);
  const findSigns = createSignFinder(redFlags, lexicon);
  const applyRules = createRules(redFlags);

  return (text) => {
    const reading = lexicon.read(text);
    const mentions = lexicon.mentions(reading);
    const scope = createScope(reading, mentions, lexicon);
    const signs = findSigns(reading, mentions, scope);
    const findings = applyRules(signs);
    const grade = highest(findings);
    const deciding = findings.filter(({ rule }) => rule.grade === grade);
    return {
      grade,
      urgent: deciding.some(({ rule }) => rule.urgent),
      seriousInjury: grade === 'emergency' && findings.some(({ rule }) => rule.injury),
      // Where nothing was found here, something else may find it: then all of it is about them.
      someoneElse:
        deciding.length > 0
          ? deciding.some((finding) => finding.signs.some((sign) => scope.isAboutOther(sign)))
          : scope.isAboutOthersOnly(),
      pregnant: signs.get(redFlags.pregnant)?.some(isStated) ?? false,
      afterSurgery: deciding.some(({ rule }) => rule.surgery),
      rows: rowsOf(findings),
    };
  };
}

function highest(findings: readonly Finding[]): Grade {
  return GRADES.find((grade) => findings.some(({ rule }) => rule.grade === grade)) ?? 'ok';
}

function rowsOf(findings: readonly Finding[]): string[] {
  const rows = [...new Set(findings.map(({ rule }) => rule.row))];
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** E1 to E18 come before D1 to D21. */
function placeOf(row: string): number {
  return (row.startsWith('E') ? 0 : 100) + Number(row.slice(1));
}
