import * as weight from '../evidence.ts';
import type { Findings } from '../findings.ts';
import { plays } from '../reading.ts';
import { type Candidate, candidate } from './candidate.ts';

const REQUESTS = ['help', 'random', 'list'] as const;

/** The message wants help, any move at all, or all of them, and says nothing else. */
export function requestCandidates({ reading, wish, asked, context }: Findings): Candidate[] {
  return REQUESTS.flatMap((request) => {
    const isAlone =
      wish.roles.has(request) &&
      asked.size === 0 &&
      reading.words.every(
        (_, at) =>
          plays(reading.askedAt[at], request) ||
          plays(reading.saidAt[at], 'chatter', 'small', 'generic'),
      );
    return isAlone ? [candidate({ kind: 'request', request }, weight.LIST + context, 0)] : [];
  });
}
