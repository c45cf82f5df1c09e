import type { Ack } from '../server/delivery.ts';
import type { Gestures } from './gestures.ts';
import { entered, type Entry, missingInputs, type StateValues } from './inputs.ts';
import { isJson, type Json, objectsIn } from '../json.ts';
import type { Interaction, Person } from '../peer.ts';
import type { Screens } from './screens.ts';
import { elementsOf, labelOf, type Sight } from '../sight.ts';
import type { Member } from '../workspace/workspace.ts';

/** What a person of a peer needs. */
export interface PersonOptions {
  readonly gestures: Gestures;
  readonly screens: Screens;
  /** How long the person waits to see something before the test fails. */
  readonly patienceMs: number;
  /** What the bot has been doing, for the message of a failing test. */
  readonly story: () => string;
}

/** A person who uses Slack through these gestures. */
export function createPerson(member: Member, options: PersonOptions): Person {
  const { gestures, screens } = options;
  /** The options that the bot last offered for each external select. */
  const offers = new Map<string, Json[]>();
  const start = (what: string, begin: () => Promise<Ack>) => interact(member, what, begin, options);

  const act = (sight: Sight, element: Json, held: Json, what: string) =>
    start(what, () => gestures.act(member, sight, { ...element, ...held }));

  const write = (place: string, text: string, mentionsBot: boolean, thread?: Sight) => {
    const threadTs = thread?.kind === 'message' ? (thread.threadTs ?? thread.ts) : undefined;
    const what = `writing in ${place}`;
    return start(what, () => gestures.write(member, place, text, { mentionsBot, threadTs }));
  };

  return {
    ...member,
    runs(line, place = 'general') {
      const [command = '', ...rest] = line.split(' ');
      return start(command, () => gestures.runCommand(member, place, command, rest.join(' ')));
    },
    writes: (text, place = 'general', thread) => write(place, text, false, thread),
    mentions: (text, place = 'general', thread) => write(place, text, true, thread),
    tells: (text) => write('dm', text, false),
    clicks(sight, button) {
      const element = find(
        sight,
        button,
        (each) => each['action_id'] === button || labelOf(each) === button,
      );
      return act(sight, element, {}, `clicking ${labelOf(element)}`);
    },
    picks(sight, actionId, entry) {
      const element = find(sight, actionId, (each) => each['action_id'] === actionId);
      const held = entered(element, entry, offers.get(actionId));
      return act(sight, element, held, `picking in ${actionId}`);
    },
    async searches(sight, actionId, typed) {
      const element = find(sight, actionId, (each) => each['action_id'] === actionId);
      checkQuery(element, typed);
      const { body } = await gestures.suggest(member, sight, element, typed);
      const answer = isJson(body) ? body : {};
      const grouped = objectsIn(answer['option_groups']).flatMap((group) =>
        objectsIn(group['options']),
      );
      const offered = [...objectsIn(answer['options']), ...grouped];
      offers.set(actionId, offered);
      return offered.map(labelOf);
    },
    submits(modal, entries = {}) {
      const viewId = modalOf(modal);
      const values = fillIn(modal, gestures.valuesOf(viewId), entries, offers);
      return start('submitting the modal', () => gestures.submit(member, viewId, values));
    },
    closes: (modal) => start('closing the modal', () => gestures.close(member, modalOf(modal))),
    opensHome: (tab = 'home') =>
      start(`opening the ${tab} tab`, () => gestures.openHome(member, tab)),
    usesShortcut: (callbackId) =>
      start(`the shortcut ${callbackId}`, () => gestures.useShortcut(member, callbackId)),
    sights: () => screens.of(member.id),
  };
}

/** Slack asks the bot only from `min_query_length` on: 3 characters if left out. */
function checkQuery({ min_query_length: least = 3 }: Json, typed: string): void {
  if (typed.length < Number(least))
    throw new Error(`Slack asks nothing before ${String(least)} characters.`);
}

function interact(
  member: Member,
  what: string,
  begin: () => Promise<Ack>,
  { screens, patienceMs, story }: PersonOptions,
): Interaction {
  const first = screens.of(member.id).length;
  let seen = first;
  const wait = (index: number) =>
    screens.at(member.id, index, patienceMs, () => {
      const before = index === first ? '' : ` but for ${index - first} earlier`;
      return `${member.name} saw nothing new${before} within ${patienceMs} ms after ${what}. ${story()}`;
    });
  const ack = begin();
  return {
    ack,
    get answer() {
      seen = Math.max(seen, first + 1);
      return wait(first);
    },
    next() {
      seen += 1;
      return wait(seen - 1);
    },
    soFar: () => screens.of(member.id).slice(first),
  };
}

function find(sight: Sight, name: string, matches: (element: Json) => boolean): Json {
  const elements = elementsOf(sight);
  const element = elements.find(matches);
  if (element) return element;
  const there = elements.map((each) => `${String(each['action_id'])} (${labelOf(each)})`);
  throw new Error(`There is no ${name} to use, only: ${there.join(', ')}.`);
}

function modalOf(sight: Sight): string {
  if (sight.kind === 'modal') return sight.viewId;
  throw new Error(`That is a ${sight.kind}, not a modal.`);
}

/** What the modal's inputs hold once the person has filled them in. */
function fillIn(
  modal: Sight,
  held: Readonly<StateValues>,
  entries: Readonly<Record<string, Entry>>,
  offers: ReadonlyMap<string, Json[]>,
): StateValues {
  const values: StateValues = structuredClone(held);
  for (const [actionId, entry] of Object.entries(entries)) {
    const element = find(modal, actionId, (each) => each['action_id'] === actionId);
    const blockId = String(element['block_id']);
    const state = { type: element['type'], ...entered(element, entry, offers.get(actionId)) };
    values[blockId] = { ...values[blockId], [actionId]: state };
  }
  const missing = missingInputs(modal.blocks, values);
  if (missing.length > 0) throw new Error(`Slack wouldn't submit without: ${missing.join(', ')}.`);
  return values;
}
