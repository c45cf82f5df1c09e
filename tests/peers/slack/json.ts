/** Something read from JSON, of which only what the reader checks is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys, not an array and not null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; none if it isn't one. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A value if it is text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Every object within a value, from the outside in, the value itself included. */
export function* objectsWithin(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const each of value) yield* objectsWithin(each);
  if (!isJson(value)) return;
  yield value;
  for (const each of Object.values(value)) yield* objectsWithin(each);
}
