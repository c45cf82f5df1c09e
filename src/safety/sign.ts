import type { Span } from './phrase-book.ts';

/** A red flag's building block found in a message, such as a numb arm. */
export interface Sign extends Span {
  readonly name: string;
  /** The words it was told by: "can't feel" and "legs". */
  readonly told: readonly Span[];
  /** "No chest pain." */
  readonly denied: boolean;
  /** Long ago and over. */
  readonly past: boolean;
  /** Part of a question about the subject, not about anybody. */
  readonly asked: boolean;
}

/** Whether a sign is stated: neither denied, over, nor only asked about. */
export function isStated(sign: Sign): boolean {
  return !sign.denied && !sign.past && !sign.asked;
}
