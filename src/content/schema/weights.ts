import { z } from 'zod';

/**
 * `red-flag-weights.json`: what the safety screen's second opinion learnt from
 * `examples/`. Written by `npm run learn`, never by hand.
 */
export const weightsSchema = z.strictObject({
  bias: z.array(z.number()).length(4),
  features: z.record(z.string(), z.array(z.number()).length(4)),
});
