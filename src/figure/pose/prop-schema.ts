import { z } from 'zod';
import { centimetres, point } from './quantities.ts';

const place = point.default([0, 0, 0]).describe('Where it stands.');

const mat = z.strictObject({
  kind: z.literal('mat'),
  at: place,
  size: z.tuple([centimetres(40, 120), centimetres(60, 220)]).default([70, 180]),
});

const chair = z.strictObject({ kind: z.literal('chair'), at: place });

const wall = z.strictObject({
  kind: z.literal('wall'),
  z: centimetres(-100, 0).describe('How far behind the person it is: -13.'),
});

const doorFrame = z.strictObject({
  kind: z.literal('door-frame'),
  at: place,
  width: centimetres(60, 130).default(90).describe('The clear width between the posts.'),
});

const bench = z.strictObject({
  kind: z.literal('bench'),
  at: place,
  size: z
    .tuple([centimetres(30, 160), centimetres(20, 60), centimetres(20, 60)])
    .default([90, 45, 32])
    .describe('Width, height and depth.'),
});

const foamRoller = z.strictObject({
  kind: z.literal('foam-roller'),
  at: place.describe('Where its middle lies on the floor.'),
  length: centimetres(30, 100).default(45),
  travel: z
    .array(centimetres(-60, 60))
    .optional()
    .describe('How far it has rolled along z at each key.'),
});

const towel = z.strictObject({
  kind: z.literal('towel'),
  tail: centimetres(0, 40).default(12).describe('How much hangs below the lower hand.'),
});

const dumbbells = z.strictObject({ kind: z.literal('dumbbells') });

const band = z.strictObject({ kind: z.literal('resistance-band') });

/** What each thing in a picture is described by. */
const PROPS = [mat, chair, wall, doorFrame, bench, foamRoller, towel, dumbbells, band] as const;

/** A thing in the picture, named as the catalogue names equipment. */
export const propSchema = z.discriminatedUnion('kind', PROPS, {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? `there is no such prop. Use one of: ${PROPS.map(({ shape }) => shape.kind.value).join(', ')}.`
      : undefined,
});

export type PropSpec = z.output<typeof propSchema>;
