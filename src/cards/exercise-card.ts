import type { Exercise } from '../content/catalogue.ts';
import { actionId } from './action-id.ts';
import type { Action, Block, Card, Fact } from './card.ts';
import type { CardContext, Focus } from './context.ts';
import { entryChoices } from './entry-choices.ts';
import { focusBlocks } from './focus.ts';
import { similarExercises } from './similar.ts';
import type { Wording } from './wording.ts';

const NEXT = 3;
/** More muscles than this help nobody who wants to stretch. */
const MOST_TARGETS = 3;

/**
 * Everything a person needs to do one move: the answer to what they asked, what
 * it is, where and how long, the steps, the caution that matters to them, and
 * what to try next. A caution for a trouble they named comes first of all.
 */
export function exerciseCard(exercise: Exercise, context: CardContext): Card {
  const { wording, focus } = context;
  const { card } = wording.phrases;
  const blocks: Block[] = [
    ...careNotices(exercise, context),
    ...(focus ? focusBlocks(exercise, focus, context) : []),
    { type: 'text', text: exercise.summary },
    ...pictureBlocks(exercise, context),
    { type: 'facts', facts: exerciseFacts(exercise, context.wording) },
    { type: 'list', ordered: true, items: exercise.steps },
    ...(focus === 'caution' ? [] : [usualCaution(exercise)]),
    {
      type: 'facts',
      facts: [
        { label: card.easier, value: exercise.easier },
        { label: card.harder, value: exercise.harder },
      ],
    },
    ...(context.symptom ? [safetyNet(context)] : []),
    { type: 'actions', actions: actions(exercise, context) },
  ];
  const next = similarExercises(exercise, context.catalogue, context.troubles ?? []).slice(0, NEXT);
  if (next.length > 0) {
    blocks.push({ type: 'choices', prompt: card.next, choices: entryChoices(next), aside: true });
  }
  return { title: exercise.name, summary: exercise.summary, blocks };
}

/** The caution that everybody sees; where it was asked for, it stands first already. */
function usualCaution({ caution: text }: Exercise): Block {
  return { type: 'notice', tone: 'caution', text };
}

/** The move's pictures, where there are any. */
export function pictureBlocks({ slug }: Exercise, { pictureOf, wording }: CardContext): Block[] {
  const found = pictureOf(slug);
  if (!found) return [];
  const alt = wording.fill(wording.phrases.card.picture, found.alt);
  return [{ type: 'image', animation: found.gif, still: found.png, alt }];
}

/** What kind of move it is, where it is done, what it is for, what it needs and how long it takes. */
export function exerciseFacts(exercise: Exercise, wording: Wording): Fact[] {
  const { card, terms } = wording.phrases;
  const { needs, optional } = exercise.equipment;
  const needed = needs.map((thing) => terms.equipment[thing]);
  const useful = optional.map((thing) => terms.equipment[thing]);
  const equipment = [
    needed.length > 0 ? wording.list(needed) : card.nothing,
    ...(useful.length > 0 ? [wording.fill(card.optionally, { things: wording.list(useful) })] : []),
  ];
  const targets = exercise.targets.slice(0, MOST_TARGETS).map((target) => terms.target[target]);
  const works = exercise.kind === 'stretch' ? card.targets : card.works;
  return [
    { label: card.kind, value: terms.kind[exercise.kind] },
    { label: card.where, value: wording.either(exercise.place.map((place) => terms.place[place])) },
    { label: works, value: wording.list(targets) },
    { label: card.needs, value: equipment.join('; ') },
    { label: card.timing, value: wording.timing(exercise.timing) },
  ];
}

/** The cautions for the troubles that the person named, before anything else about the move. */
function careNotices(exercise: Exercise, { wording, troubles = [] }: CardContext): Block[] {
  const { takeCare, leaveOut } = wording.phrases.card;
  return exercise.cautions
    .filter((caution) => troubles.includes(caution.condition))
    .map(({ level, advice }) => ({
      type: 'notice',
      tone: 'caution',
      text: wording.fill(level === 'skip' ? leaveOut : takeCare, {
        move: exercise.name,
        caution: advice,
        easier: exercise.easier,
      }),
    }));
}

function safetyNet({ safetyNet: text }: CardContext): Block {
  return { type: 'notice', tone: 'caution', text };
}

function actions(exercise: Exercise, { wording, focus }: CardContext): Action[] {
  const { actions: labels } = wording.phrases;
  const questions: [Focus, string][] = [
    ['duration', labels.duration],
    ['easier', labels.easier],
    ['mistakes', labels.mistakes],
  ];
  return [
    { id: actionId('another', exercise.id), label: labels.another },
    ...questions
      .filter(([question]) => question !== focus)
      .map(([question, label]) => ({ id: actionId('ask', `${exercise.id}/${question}`), label })),
    { id: actionId('done', exercise.id), label: labels.done, primary: true },
  ];
}
