/** Words up to this length are compared without allocating anything. */
const USUAL = 64;
const rows: readonly Uint16Array[] = [0, 1, 2].map(() => new Uint16Array(USUAL + 1));

/**
 * Optimal string alignment distance (restricted Damerau–Levenshtein): the number
 * of insertions, deletions, substitutions and swaps of neighbours that turn one
 * word into the other. Gives up at `limit` and returns `limit + 1`.
 *
 * @see Boytsov, "Indexing methods for approximate dictionary searching", 2011
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  const { length } = b;
  if (Math.abs(a.length - length) > limit) return limit + 1;
  let [beforePrevious, previous, current] =
    length <= USUAL ? rows : rows.map(() => new Uint16Array(length + 1));
  if (!beforePrevious || !previous || !current) return limit + 1;
  for (let column = 0; column <= length; column++) previous[column] = column;
  let bestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const letter = a.charCodeAt(row - 1);
    let left = row;
    let best = row;
    current[0] = row;
    for (let column = 1; column <= length; column++) {
      const other = b.charCodeAt(column - 1);
      const diagonal = at(previous, column - 1) + (letter === other ? 0 : 1);
      let cost = Math.min(at(previous, column) + 1, left + 1, diagonal);
      if (
        row > 1 &&
        column > 1 &&
        letter === b.charCodeAt(column - 2) &&
        other === a.charCodeAt(row - 2)
      ) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current[column] = cost;
      left = cost;
      if (cost < best) best = cost;
    }
    // A swap reaches back two rows, so both must be past the limit.
    if (best > limit && bestBefore > limit) return limit + 1;
    bestBefore = best;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(at(previous, length), limit + 1);
}

/** How alike two words are, from 0 (nothing in common) to 1 (the same): 1 − distance ÷ longer length. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

function at(row: Uint16Array, column: number): number {
  return row[column] ?? 0;
}
