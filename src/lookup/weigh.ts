import type { Candidate } from './candidates/candidate.ts';
import { descriptionCandidates } from './candidates/descriptions.ts';
import { exerciseCandidates } from './candidates/exercises.ts';
import { nameCandidates } from './candidates/names.ts';
import { requestCandidates } from './candidates/requests.ts';
import { topicCandidates } from './candidates/topics.ts';
import type { Findings } from './findings.ts';
import type { Knowledge } from './knowledge.ts';

/** Every way of understanding a message, the likeliest first. */
export function weigh(findings: Findings, knowledge: Knowledge): Candidate[] {
  return [
    ...nameCandidates(findings, knowledge),
    ...topicCandidates(findings, knowledge),
    ...exerciseCandidates(findings, knowledge),
    ...descriptionCandidates(findings, knowledge),
    ...requestCandidates(findings),
  ].toSorted((a, b) => b.confidence * b.evidence - a.confidence * a.evidence);
}
