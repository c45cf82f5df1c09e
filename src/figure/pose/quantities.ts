import { z } from 'zod';

/** A length in centimetres. */
export const centimetres = (least: number, most: number) =>
  z
    .number()
    .min(least, `a length here is between ${least} and ${most} cm`)
    .max(most, `a length here is between ${least} and ${most} cm`);

export const seconds = (least: number, most: number) =>
  z
    .number()
    .min(least, `a time here is between ${least} and ${most} s`)
    .max(most, `a time here is between ${least} and ${most} s`);

/** A point in centimetres: x to the person’s left, y up, z to the front. */
export const point = z.tuple([
  centimetres(-200, 200),
  centimetres(-60, 230),
  centimetres(-200, 200),
]);

const component = z
  .number()
  .min(-1, 'a part of a direction is between -1 and 1')
  .max(1, 'a part of a direction is between -1 and 1');

/** A direction of any length: [0, -1, 0] is down, [1, 0, 1] to the front left. */
export const direction = z
  .tuple([component, component, component])
  .refine((parts) => parts.some((part) => part !== 0), 'a direction cannot be all zeros');

const degrees = (most: number) =>
  z
    .number()
    .min(-most, `an angle here is between -${most} and ${most} degrees`)
    .max(most, `an angle here is between -${most} and ${most} degrees`);

/** Three angles: bend forward, lean to the left, turn to the left. */
export const angles = (most: number) => z.tuple([degrees(most), degrees(most), degrees(most)]);
