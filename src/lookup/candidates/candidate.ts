import type { Match } from '../understanding.ts';

/** What a way of understanding a message would answer. */
export type Reply =
  | { readonly kind: 'names' | 'topics'; readonly matches: readonly Match[] }
  | {
      readonly kind: 'exercises';
      readonly matches: readonly Match[];
      /** Whether all filters could be met. */
      readonly complete: boolean;
    }
  | { readonly kind: 'list'; readonly list: 'benefits' | 'mistakes' | 'causes' }
  | { readonly kind: 'request'; readonly request: 'help' | 'random' | 'list' };

/** One way to understand a message. */
export type Candidate = Reply & {
  /** How much speaks for it, in the unit of `evidence.ts`. */
  readonly evidence: number;
  /** From 0 to 1. */
  readonly confidence: number;
};

/**
 * Weighs a reply.
 *
 * @param share what is left of it, from 0 to 1, when something doesn't quite fit.
 */
export function candidate(
  reply: Reply,
  evidence: number,
  unexplained: number,
  share = 1,
): Candidate {
  const confidence = evidence <= 0 ? 0 : evidence / (evidence + unexplained);
  return { ...reply, evidence: evidence * share, confidence: confidence * share };
}
