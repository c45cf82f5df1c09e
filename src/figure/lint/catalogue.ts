import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exerciseSchema } from '../../content/schema/entries.ts';
import { readYaml } from '../../content/yaml-file.ts';
import { parseGlow } from '../body/muscles.ts';
import type { PoseFile } from '../pose/schema.ts';
import type { Base } from '../pose/terms.ts';

/** What a figure has to agree with. */
const entrySchema = z.object(
  exerciseSchema.pick({ targets: true, positions: true, equipment: true, timing: true }).shape,
);
type Entry = z.output<typeof entrySchema>;

/** The catalogue's positions that a base may show. */
const SHOWS: Readonly<Record<Base, readonly Entry['positions'][number][]>> = {
  standing: ['standing'],
  sitting: ['sitting'],
  'hands-and-knees': ['hands-and-knees', 'kneeling'],
  kneeling: ['kneeling'],
  'sitting-on-floor': ['sitting-on-floor'],
  'lying-face-down': ['lying-face-down'],
  'lying-on-back': ['lying-on-back'],
};

/** Whether the figure shows what the catalogue says: targets, position, equipment and sides. */
export function disagreements(exercises: string, slug: string, figure: PoseFile): string[] {
  const path = join(exercises, `${slug}.yaml`);
  if (!existsSync(path)) return [];
  const entry = readYaml(path, entrySchema);
  return [
    ...glowDisagreements(figure, entry),
    ...(SHOWS[figure.base].some((position) => entry.positions.includes(position))
      ? []
      : [`the base is ${figure.base}, the exercise is done ${entry.positions.join(' or ')}`]),
    ...equipmentDisagreements(figure, entry),
    ...((entry.timing.sides.count === 2) === figure.bothSides
      ? []
      : [`the exercise has ${entry.timing.sides.count} side(s): set bothSides to match`]),
  ];
}

function glowDisagreements({ glow }: PoseFile, { targets }: Entry): string[] {
  const lit = glow.map((name) => parseGlow(name).target);
  const main = targets[0];
  return [
    ...lit
      .filter((target) => !targets.includes(target))
      .map((target) => `${target} glows but is no target of the exercise (${targets.join(', ')})`),
    ...(main && !lit.includes(main) ? [`the main target, ${main}, doesn't glow`] : []),
  ];
}

function equipmentDisagreements({ props }: PoseFile, { equipment }: Entry): string[] {
  const shown = props.map(({ kind }) => kind);
  const known = new Set([...equipment.needs, ...equipment.optional]);
  return [
    ...shown.filter((kind) => !known.has(kind)).map((kind) => `the exercise needs no ${kind}`),
    ...equipment.needs
      .filter(
        (need) => !shown.some((kind) => kind === need || (need === 'chair' && kind === 'bench')),
      )
      .map((need) => `the exercise needs a ${need}, which the picture doesn't show`),
  ];
}
