/**
 * Hears from now on when the process is told to stop: SIGTERM, or Ctrl-C. To be called before anything is
 * loaded: until then a start is cut off, or, as the first process of a container, can't be stopped.
 */
export function hearStop(): AbortSignal {
  const stop = new AbortController();
  // Once more changes nothing: npm passes on what a terminal sends to both.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
  return stop.signal;
}
