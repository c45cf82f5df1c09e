import { readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import { type Document, isScalar, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { similarity } from '../text/distance.ts';
import { ContentError, type Problem } from './content-error.ts';
import type { ParsedCache } from './parsed-cache.ts';

/** Content files are small; anything larger is a mistake or an attack. */
const MAX_BYTES = 256 * 1024;
/** From this likeness on, a misspelt field or value gets "did you mean". */
const ALIKE = 0.6;

/**
 * Reads one YAML file and checks it.
 *
 * @param cache spares the parsing of texts that it knows.
 * @throws {ContentError} naming the file, each field and the remedy.
 */
export function readYaml<T extends z.ZodType>(
  file: string,
  schema: T,
  cache?: ParsedCache,
): z.output<T> {
  const text = read(file);
  const known = cache?.get(text);
  if (known !== undefined) {
    const remembered = schema.safeParse(known);
    if (remembered.success) return remembered.data;
    // A damaged cache is no fault of the file: parse it as if there were none.
  }
  const value = parse(file, text);
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) {
    cache?.set(text, value);
    return result.data;
  }
  throw new ContentError(result.error.issues.flatMap((issue) => problems(file, issue)));
}

function parse(file: string, text: string): unknown {
  const { document, hasOddKeys } = documentOf(file, text);
  const error = document.errors[0];
  if (error) {
    const line = error.linePos?.[0].line;
    throw new ContentError([
      {
        file,
        field: line === undefined ? '' : `line ${line}`,
        message: `this isn't valid YAML: ${firstLine(error.message)}. Check indentation and quotes; text with ": " in it needs quotes.`,
      },
    ]);
  }
  if (hasOddKeys) {
    const message = 'a key is a list or a group itself ("? " before it). Use plain words as keys.';
    throw new ContentError([{ file, field: '', message }]);
  }
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    throw new ContentError([
      { file, field: '', message: 'too many YAML aliases (*name). Write the values out.' },
    ]);
  }
}

/**
 * Whether a key is anything but a word. Such a key becomes text with all that it holds, and so on for
 * each key within it: a kilobyte of "? ? ? …" would take minutes and gigabytes.
 */
function findOddKeys(document: Document): boolean {
  let found = false;
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key)) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function documentOf(file: string, text: string) {
  try {
    const document = parseDocument(text, { prettyErrors: true });
    return { document, hasOddKeys: findOddKeys(document) };
  } catch {
    // The parser goes as deep as the file does, until there is no room left.
    const message = 'nested too deeply. Write it flatter.';
    throw new ContentError([{ file, field: '', message }]);
  }
}

function read(file: string): string {
  try {
    const status = statSync(file);
    if (!status.isFile()) {
      throw new ContentError([
        { file, field: '', message: 'this is no ordinary file. Replace it.' },
      ]);
    }
    if (status.size > MAX_BYTES) {
      const message = `larger than ${MAX_BYTES / 1024} KB. Split it or shorten it.`;
      throw new ContentError([{ file, field: '', message }]);
    }
    const bytes = readFileSync(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof ContentError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const message =
      code === 'ENOENT'
        ? 'this file is missing. Restore it, or check the folder you named.'
        : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? 'this file is not UTF-8 text. Save it as UTF-8.'
          : `this file can't be read (${code ?? 'unknown reason'}). Check its permissions.`;
    throw new ContentError([{ file, field: '', message }]);
  }
}

function problems(file: string, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      field: path([...issue.path, key]),
      message: `there is no such field. Check its spelling against the schema, or remove it.`,
    }));
  }
  return [{ file, field: path(issue.path), message: explain(issue) }];
}

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `this field is missing. Add it (${article(issue.expected)}).`
        : `expected ${article(issue.expected)}, found ${show(issue.input)}.`;
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const found = issue.input === undefined ? 'nothing' : show(issue.input);
      const near = choices
        .map((choice) => ({ choice, alike: similarity(choice, String(issue.input)) }))
        .toSorted((a, b) => b.alike - a.alike)[0];
      return near && near.alike >= ALIKE
        ? `${found} isn't one of the choices. Did you mean "${near.choice}"?`
        : `${found} isn't one of the choices. Use one of: ${choices.join(', ')}.`;
    }
    case 'too_big':
      return issue.origin === 'array'
        ? `at most ${issue.maximum} items here.`
        : `${sentence(issue.message)} The most is ${issue.maximum}.`;
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${issue.minimum} item(s) here.`
        : `${sentence(issue.message)} The least is ${issue.minimum}.`;
    default:
      return sentence(issue.message);
  }
}

/** `['cautions', 1, 'advice']` as `cautions, item 2, advice`: readable by someone who doesn't program. */
function path(keys: readonly PropertyKey[]): string {
  return keys.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(', ');
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    int: 'a whole number',
    number: 'a number',
    array: 'a list',
    object: 'a group of fields',
    record: 'a mapping from slug to entry',
  };
  return names[type] ?? type;
}

function show(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Infinity });
  const quoted = typeof value === 'string' ? JSON.stringify(value) : text;
  return quoted.length > 60 ? `${quoted.slice(0, 57)}…` : quoted;
}

function sentence(message: string): string {
  const text = message.charAt(0).toLowerCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[:.]\s*$/, '');
}
