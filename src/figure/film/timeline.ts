import { easeInOut } from '../maths/easing.ts';
import type { Script } from '../pose/film-script.ts';

/** One picture of a film. */
export interface Shot {
  /** What is drawn: a moment of one side, or of the turn from one side to the other. */
  readonly what: { readonly side: 0 | 1; readonly position: number } | { readonly turn: number };
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
  const steps = turns
    ? Array.from({ length: TURN_FRAMES - 1 }, (_, i) => (i + 1) / TURN_FRAMES)
    : [];
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
  const moves = movements(keys);
  add(0, (keys[0]?.hold ?? 0) * 1000);
  for (const move of moves) {
    for (const position of positions(move, frame)) add(position, frame);
    const hold = (move.at(-1)?.hold ?? 0) * 1000;
    if (move.at(-1)?.to !== last) add(move.at(-1)?.to ?? 0, hold);
    else for (let tick = 1; tick <= TICKS; tick++) add(last, hold / TICKS, tick / TICKS);
  }
  for (const move of moves.toReversed()) {
    const back = positions(move, frame).toReversed();
    for (const position of back.filter((_, i) => i % RETURN_STRIDE === 1)) {
      add(position, frame * RETURN_FRAME);
    }
    const from = (move[0]?.to ?? 1) - 1;
    if (from > 0) add(from, (keys[from]?.hold ?? 0) * 1000);
  }
  return shots;
}

interface Step {
  /** The key it leads to. */
  readonly to: number;
  readonly seconds: number;
  readonly hold: number;
}

/** The steps from key to key, those without a rest between them joined into one movement. */
function movements(keys: Script['keys']): Step[][] {
  const moves: Step[][] = [[]];
  keys.forEach(({ move, hold }, to) => {
    if (to === 0) return;
    moves.at(-1)?.push({ to, seconds: move, hold });
    if (hold > 0 && to < keys.length - 1) moves.push([]);
  });
  return moves;
}

/** Where the film is at each picture strictly between the ends of a movement: one slow start, one slow stop. */
function positions(move: readonly Step[], frame: number): number[] {
  const whole = move.reduce((sum, { seconds }) => sum + seconds, 0);
  const count = Math.max(2, Math.round((whole * 1000) / frame));
  return Array.from({ length: count - 1 }, (_, i) => {
    let time = easeInOut((i + 1) / count) * whole;
    for (const { to, seconds } of move) {
      if (time <= seconds) return to - 1 + time / seconds;
      time -= seconds;
    }
    return move.at(-1)?.to ?? 0;
  });
}
