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

/** What Bolt and discord.js can't read is logged as theirs; a fault in the bot's own files is one. */
export function checkLog(lines: readonly Record<string, unknown>[]): void {
  const ours = lines.filter(
    ({ error, at }) =>
      (error === 'TypeError' || error === 'RangeError') &&
      !String(at).split(' < ')[0]?.includes('node_modules'),
  );
  if (ours.length > 0)
    throw new Error(`${ours.length} faults in the log: ${JSON.stringify(ours[0])}`);
}
