/** The most of these instants, in milliseconds, within any second. */
export function peakRate(instants: readonly number[]): number {
  const sorted = instants.toSorted((a, b) => a - b);
  let from = 0;
  return sorted.reduce((most, at, index) => {
    while ((sorted[from] ?? at) <= at - 1_000) from += 1;
    return Math.max(most, index - from + 1);
  }, 0);
}
