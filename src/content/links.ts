import { similarity } from '../text/distance.ts';
import { normalise } from '../text/normalise.ts';
import type { CatalogueParts, EntryType } from './catalogue.ts';
import type { Problem } from './content-error.ts';

type Mutable<T> = { -readonly [K in keyof T]: Record<string, T[K][keyof T[K]]> };

/** Entries as read from files, still open to change, and which file each id came from. */
export type Parts = Mutable<CatalogueParts> & { files: Record<string, string> };

/** Every mention of an entry or source that isn't there, and every name that two entries of a type share. */
export function findBrokenLinks(parts: Parts): Problem[] {
  const problems: Problem[] = [];

  function check(id: string, field: string, names: readonly string[], known: object, what: string) {
    names.forEach((name, index) => {
      if (Object.hasOwn(known, name)) return;
      const near = Object.keys(known).toSorted(
        (a, b) => similarity(b, name) - similarity(a, name),
      )[0];
      problems.push({
        file: parts.files[id] ?? id,
        field: `${field}, item ${index + 1}`,
        message: `there is no ${what} "${name}". ${near === undefined ? 'Remove it.' : `Did you mean "${near}"?`}`,
      });
    });
  }

  for (const [slug, exercise] of Object.entries(parts.exercise)) {
    const id = `exercise:${slug}`;
    check(id, 'mistakes', exercise.mistakes, parts.mistake, 'mistake');
    check(id, 'causes', exercise.causes, parts.cause, 'cause');
    check(id, 'sources', exercise.sources, parts.sources, 'source');
    for (const [field, value] of Object.entries(exercise.timing)) {
      if (value === undefined) continue;
      const { origin, source } = value;
      if (source !== undefined)
        check(id, `timing, ${field}, source`, [source], parts.sources, 'source');
      if ((origin === 'source') !== (source !== undefined)) {
        problems.push({
          file: parts.files[id] ?? id,
          field: `timing, ${field}`,
          message: 'give a source exactly when the origin is "source".',
        });
      }
    }
  }
  for (const type of ['benefit', 'mistake', 'cause'] as const) {
    for (const [slug, topic] of Object.entries(parts[type])) {
      check(`${type}:${slug}`, `${slug}, exercises`, topic.exercises, parts.exercise, 'exercise');
      check(`${type}:${slug}`, `${slug}, sources`, topic.sources, parts.sources, 'source');
    }
  }
  return [...problems, ...sharedNames(parts)];
}

/** What people type to get something else than an entry. */
const RESERVED = new Set(
  'stretch ask list random help another quit exit exercises benefits mistakes causes'.split(' '),
);

function sharedNames(parts: Parts): Problem[] {
  const types: EntryType[] = ['exercise', 'benefit', 'mistake', 'cause'];
  return types.flatMap((type) => {
    const owners = new Map<string, string>();
    return Object.entries(parts[type]).flatMap(([slug, entry]): Problem[] =>
      [entry.name, ...entry.aliases].flatMap((name, index) => {
        const place = index === 0 ? 'name' : 'aliases';
        const key = normalise(name).replaceAll(' ', '');
        const file = parts.files[`${type}:${slug}`] ?? slug;
        const field = type === 'exercise' ? place : `${slug}, ${place}`;
        if (key === '' || RESERVED.has(key)) {
          const why = key === '' ? 'holds no letter or digit' : 'is a command or a list';
          return [{ file, field, message: `"${name}" ${why}. Choose another.` }];
        }
        const owner = owners.get(key) ?? slug;
        owners.set(key, owner);
        if (owner === slug) return [];
        return [
          {
            file,
            field,
            message: `"${name}" already belongs to ${owner}. Choose another, or remove it from one of them.`,
          },
        ];
      }),
    );
  });
}
