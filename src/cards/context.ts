import type { Catalogue } from '../content/catalogue.ts';
import type { Condition } from '../content/schema/terms.ts';
import type { Wording } from './wording.ts';

/** The questions about one entry that a card can put its answer to first. */
export const FOCUSES = [
  'duration',
  'targets',
  'easier',
  'harder',
  'caution',
  'mistakes',
  'benefits',
  'causes',
  'equipment',
] as const;

export type Focus = (typeof FOCUSES)[number];

/** The pictures of one move, and what they show in words. */
export interface Picture {
  readonly gif: string;
  readonly png: string;
  readonly alt: { readonly start: string; readonly end: string };
}

/** What a card's making depends on besides its subject. */
export interface CardContext {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
  /** The line that every answer to a complaint carries. */
  readonly safetyNet: string;
  /** A move's pictures by its slug, where there are any. */
  readonly pictureOf: (slug: string) => Picture | undefined;
  /** What was asked about the entry: answered first. */
  readonly focus?: Focus;
  /** Troubles the person named: their cautions are shown. */
  readonly troubles?: readonly Condition[];
  /** Whether the person complained of something. */
  readonly symptom?: boolean;
}
