import cliProgress from 'cli-progress';
import type { Progress } from './build.ts';

/** A bar with the time that is left, in pictures of a thousandth of a stretch each. */
const STEPS = 1000;

/** Shows how far the drawing has come. */
export function progressBar(): Progress {
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} %  {stretches}  {left} left',
      barsize: 30,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    cliProgress.Presets.shades_classic,
  );
  const parts = new Map<string, number>();
  const began = Date.now();
  let all = 0;
  let finished = 0;
  const update = () => {
    const done = [...parts.values()].reduce((sum, part) => sum + part, 0);
    bar.update(Math.round(done * STEPS), {
      stretches: `${finished} of ${all}`,
      left: timeLeft(Date.now() - began, all > 0 ? done / all : 1),
    });
  };
  return {
    start(count) {
      all = count;
      if (all > 0) bar.start(all * STEPS, 0, { stretches: `0 of ${all}`, left: '…' });
    },
    drawn(slug, part) {
      // The last steps, packing the pictures, are not counted: leave a little.
      parts.set(slug, part * 0.9);
      update();
    },
    finished(slug) {
      parts.set(slug, 1);
      finished++;
      update();
    },
    stop() {
      if (all > 0) bar.stop();
    },
  };
}

function timeLeft(elapsed: number, share: number): string {
  if (share < 0.02) return '…';
  const seconds = Math.round((elapsed * (1 - share)) / share / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
