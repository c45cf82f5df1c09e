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
