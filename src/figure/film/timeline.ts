import { easeInOut } from '../maths/easing.ts';
import type { Script } from '../pose/film-script.ts';

/** One picture of a film. */
export interface Shot {
  /** What is drawn: a moment of one side, or of the turn from one side to the other. */
  readonly what:
    | { readonly side: 0 | 1; readonly position: number }
    | { readonly turn: number };
  readonly milliseconds: number;
  /** How much of the hold has passed, from 0 to 1; undefined while moving. */
  readonly held: number | undefined;
}

/** Milliseconds between two pictures of a movement; a film of both sides makes do with fewer. */
const FRAME = { one: 80, both: 110 } as const;
/** The way back takes every second picture for this much longer: it is quicker than the way in. */
const RETURN_STRIDE = 2;
const RETURN_FRAME = 1.25;
/** Into how many ticks a hold is cut, so that one sees it passing. */
const TICKS = 8;
/** How many pictures the turn from one side to the other takes. */
const TURN_FRAMES = 5;

/**
 * The film in the order it is shown: slowly into the stretch, the hold, slowly
 * out, and the same on the other side. It ends where it began, so it loops.
 */
export function timeline(script: Script, bothSides: boolean, turns: boolean): Shot[] {
  const frame = bothSides ? FRAME.both : FRAME.one;
  const first = oneSide(script, 0, frame);
  if (!bothSides) return first;
  const steps = turns ? Array.from({ length: TURN_FRAMES - 1 }, (_, i) => (i + 1) / TURN_FRAMES) : [];
  const turn = (position: number): Shot => ({
    what: { turn: position },
    milliseconds: frame,
    held: undefined,
  });
  return [
    ...first,
    ...steps.map((t) => turn(easeInOut(t))),
    ...oneSide(script, 1, frame),
    ...steps.map((t) => turn(easeInOut(1 - t))),
  ];
}

function oneSide({ keys }: Script, side: 0 | 1, frame: number): Shot[] {
  const shots: Shot[] = [];
  const add = (position: number, milliseconds: number, held?: number) =>
    shots.push({ what: { side, position }, milliseconds, held });
  const last = keys.length - 1;
  add(0, (keys[0]?.hold ?? 0) * 1000);
  for (let index = 1; index <= last; index++) {
    const { move, hold } = keys[index] ?? { move: 0, hold: 0 };
    for (const t of steps(move, frame)) add(index - 1 + easeInOut(t), frame);
    if (index < last) add(index, frame + hold * 1000);
    else for (let tick = 0; tick < TICKS; tick++) add(last, (hold * 1000) / TICKS, (tick + 1) / TICKS);
  }
  for (let index = last; index > 0; index--) {
    for (const t of steps(keys[index]?.move ?? 0, frame).toReversed().filter((_, i) => i % RETURN_STRIDE === 1)) {
      add(index - 1 + easeInOut(t), frame * RETURN_FRAME);
    }
    if (index > 1) add(index - 1, frame * RETURN_FRAME + (keys[index - 1]?.hold ?? 0) * 1000);
  }
  return shots;
}

/** The moments strictly between two keys at which a picture is drawn, from 0 to 1. */
function steps(seconds: number, frame: number): number[] {
  const count = Math.max(2, Math.round((seconds * 1000) / frame));
  return Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
}
