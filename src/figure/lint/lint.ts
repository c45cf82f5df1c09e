import { readScript, type Script } from '../pose/film-script.ts';
import { loadPoseFile, poseSlugs } from '../pose/load.ts';
import type { PoseFile } from '../pose/schema.ts';
import { sceneAt } from '../scene/scene.ts';
import { disagreements } from './catalogue.ts';
import { collisions } from './collisions.ts';
import { missedContacts } from './contact.ts';
import type { Finding, Moment } from './finding.ts';
import { beyondRange } from './range-of-motion.ts';

/** Into how many parts the way from key to key is cut. */
const PROBES = 4;

/** Examines the poses of the given slugs, or of all; without an exercise file nothing is compared with it. */
export function lintFigures(poses: string, exercises: string, slugs: readonly string[]): Finding[] {
  const names = slugs.length > 0 ? slugs : poseSlugs(poses);
  return names.flatMap((slug) => {
    const file = loadPoseFile(poses, slug);
    const compared = disagreements(exercises, slug, file).map((message): Finding => ({
      slug,
      moment: 'any time',
      message,
    }));
    return [...compared, ...lintFigure(slug, file)];
  });
}

/** Examines one film at its keys and between them; a finding is told once, where it is first seen. */
export function lintFigure(slug: string, file: PoseFile): Finding[] {
  const seen = new Set<string>();
  return moments(file).flatMap((moment) =>
    [...missedContacts(moment), ...collisions(moment), ...beyondRange(moment)].flatMap(
      (message) => {
        const kind = message.replaceAll(/-?\d+/g, '');
        if (seen.has(kind)) return [];
        seen.add(kind);
        return [{ slug, moment: moment.name, message }];
      },
    ),
  );
}

function moments(file: PoseFile): Moment[] {
  const script = readScript(file);
  const last = script.keys.length - 1;
  const count = last * PROBES;
  // The keys come first, so that what is wrong there is told of them.
  const positions = [
    ...script.keys.keys(),
    ...Array.from({ length: count }, (_, i) => i / PROBES).filter((p) => !Number.isInteger(p)),
  ];
  return positions.map((position) => momentAt(script, file, position));
}

function momentAt(script: Script, file: PoseFile, position: number): Moment {
  const scene = sceneAt(script, file.props, position);
  const onKey = Number.isInteger(position);
  const last = script.keys.length - 1;
  const between = `between key ${Math.floor(position) + 1} and ${Math.floor(position) + 2}`;
  const name =
    position === 0 ? 'start' : position === last ? 'end' : onKey ? `key ${position + 1}` : between;
  const pose = onKey ? script.keys[position]?.pose : undefined;
  return { name, scene, skeleton: scene.skeleton, pose };
}
