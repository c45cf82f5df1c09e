import { z } from 'zod';
import { altSchema } from './alt-schema.ts';
import { propSchema } from './prop-schema.ts';
import { angles, centimetres, direction, point, seconds } from './quantities.ts';
import { BASES, GLOWS, SURFACES } from './terms.ts';

const handSchema = z
  .strictObject({
    on: z.enum(SURFACES).default('world').describe('What the hand is placed on and moves with.'),
    at: point.optional().describe('The point that the middle of the palm touches.'),
    elbow: direction.optional().describe('The direction in which the elbow points.'),
    elbowAt: point.optional().describe('Instead of `at`: the point on which the elbow rests.'),
    forearm: direction.optional().describe('With `elbowAt`: where the forearm goes from there.'),
    palm: direction.optional().describe('The direction in which the palm looks.'),
    fingers: direction.optional().describe('The direction in which the fingers point.'),
    curl: z
      .number()
      .min(0, 'a flat hand is 0')
      .max(1, 'a fist is 1')
      .default(0.15)
      .describe('From a flat hand, 0, to a fist, 1.'),
    shrug: centimetres(-4, 6).default(0).describe('Lifts the shoulder; negative lets it sink.'),
    path: z
      .enum(['straight', 'arc'])
      .default('straight')
      .describe('How the hand gets here: straight, or on an arc round the shoulder.'),
    via: point.optional().describe('A point that the hand passes halfway, to go round something.'),
  })
  .refine((hand) => (hand.at === undefined) !== (hand.elbowAt === undefined), {
    message: 'give exactly one of `at` and `elbowAt`',
  })
  .refine((hand) => (hand.elbowAt === undefined) === (hand.forearm === undefined), {
    message: 'give `forearm` together with `elbowAt`',
  });

const footSchema = z.strictObject({
  at: point.describe('The point on which the foot rests, below the ankle.'),
  rests: z
    .enum(['sole', 'top', 'heel'])
    .default('sole')
    .describe('What it rests on: its sole, its top (kneeling, face down) or its heel.'),
  toes: direction.optional().describe('The direction in which the toes point.'),
  knee: direction.optional().describe('The direction in which the knee points.'),
});

const keySchema = z.strictObject({
  move: seconds(0.3, 6).optional().describe('How long the movement to this pose takes.'),
  hold: seconds(0, 6).optional().describe('How long the film rests here.'),
  glow: z
    .number()
    .min(0, 'from 0 to 1')
    .max(1, 'from 0 to 1')
    .optional()
    .describe('How strongly the muscles glow here.'),
  pelvis: z
    .strictObject({
      at: point.optional().describe('Where the middle of the pelvis is; the floor is at 0.'),
      turn: angles(180).optional().describe('How the pelvis is turned; [90, 0, 0] looks down.'),
    })
    .optional(),
  lumbar: angles(60).optional().describe('The bend of the lower spine.'),
  thorax: angles(60).optional().describe('The bend of the upper spine.'),
  neck: angles(80).optional().describe('The bend of the neck.'),
  hands: handSchema.optional().describe('Both hands: the left one, the right one mirrored.'),
  leftHand: handSchema.optional(),
  rightHand: handSchema.optional(),
  feet: footSchema.optional().describe('Both feet: the left one, the right one mirrored.'),
  leftFoot: footSchema.optional(),
  rightFoot: footSchema.optional(),
});

/** The contents of `data/figures/<slug>.yaml`: centimetres, degrees and seconds. */
export const poseFileSchema = z
  .strictObject({
    base: z.enum(BASES).describe('The pose that the first key starts from.'),
    camera: z.strictObject({
      yaw: z
        .number()
        .min(-180, 'the camera goes from -180 to 180 degrees')
        .max(180, 'the camera goes from -180 to 180 degrees')
        .describe('From where one looks: 0 in front, 90 from the person’s left, 180 behind.'),
      pitch: z
        .number()
        .min(0, 'the camera looks down by 0 to 60 degrees')
        .max(60, 'the camera looks down by 0 to 60 degrees')
        .default(10),
      show: z
        .enum(['whole', 'thighs', 'waist'])
        .default('whole')
        .describe('How much: the whole figure, or from the thighs or the waist up.'),
      margin: centimetres(0, 60).default(9).describe('The air round the figure.'),
    }),
    props: z.array(propSchema).max(4).default([]),
    glow: z.array(z.enum(GLOWS)).min(1).max(6).describe('The muscles and joints that glow.'),
    bothSides: z.boolean().default(false).describe('Whether the film shows the second side too.'),
    keys: z.array(keySchema).min(2).max(5).describe('The poses, from the start to the end.'),
    alt: altSchema,
  })
  .describe('How one stretch is drawn.');

export type PoseFile = z.output<typeof poseFileSchema>;
export type HandSpec = z.output<typeof handSchema>;
export type FootSpec = z.output<typeof footSchema>;
export type KeySpec = z.output<typeof keySchema>;
export type CameraSpec = PoseFile['camera'];
