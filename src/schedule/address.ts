import { z } from 'zod';

/** Where channels are: the platforms, the terminal and the page. */
export const PLATFORMS = ['discord', 'slack', 'console', 'web'] as const;

export const platformSchema = z.enum(PLATFORMS);

/** An id of the platform's: opaque here, but never empty, spaced, endless, or a name or mention in its place. */
export const idSchema = z
  .string()
  .regex(
    /^(?![#@<])\S{1,64}$/,
    'give the platform’s id: 1 to 64 characters, no spaces, and not a name such as "#general".',
  );
