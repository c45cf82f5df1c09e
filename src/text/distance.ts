/**
 * Optimal string alignment distance (restricted Damerau–Levenshtein): the number
 * of insertions, deletions, substitutions and swaps of neighbours that turn one
 * word into the other. Gives up at `limit` and returns `limit + 1`.
 *
 * @see Boytsov, "Indexing methods for approximate dictionary searching", 2011
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let bestBefore = 0;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
      if (cost < best) best = cost;
    }
    // A swap reaches back two rows, so both must be past the limit.
    if (best > limit && bestBefore > limit) return limit + 1;
    bestBefore = best;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(at(previous, b.length), limit + 1);
}

/** How alike two words are, from 0 (nothing in common) to 1 (the same): 1 − distance ÷ longer length. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
