import type { Json } from '../json.ts';

/** A refusal of the Web API: `{ ok: false, error: code, … }`. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
