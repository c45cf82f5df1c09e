/** Notices what would end the process of a bot. */
export function watchProcess(): { check(): void; end(): void } {
  const fatal: unknown[] = [];
  const note = (error: unknown) => void fatal.push(error);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  const check = () => {
    if (fatal.length > 0) throw fatal.pop();
  };
  return {
    check,
    end() {
      process.off('uncaughtException', note);
      process.off('unhandledRejection', note);
      check();
    },
  };
}

/**
 * What comes in other types than the platforms promise ends, in Bolt, in discord.js or where an
 * adapter first touches it, in a line of the log. Further in, nothing may go wrong.
 */
export function checkLog(lines: readonly Record<string, unknown>[]): void {
  const faults = lines.filter(({ error, at }) => {
    const [place = ''] = String(at).split(' < ');
    const isFurtherIn = /\/src\//.test(place) && !place.includes('node_modules');
    return isFurtherIn && (error === 'TypeError' || error === 'RangeError');
  });
  if (faults.length > 0)
    throw new Error(`${faults.length} faults in the log: ${JSON.stringify(faults[0])}`);
}
