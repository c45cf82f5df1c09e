/**
 * A bit set where Discord's typings want an enum of its single bits, which names neither the empty
 * set nor sums: `never` fits all of these enums.
 */
export function flagSet(bits: number): never {
  return bits as never;
}
