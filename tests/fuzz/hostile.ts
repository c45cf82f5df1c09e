import fc from 'fast-check';

/** What means something here or there: commands, times, markup, marks, the names of the language itself. */
const PIECES = [
  ['cobra', 'list', 'random', 'help', 'schedule', 'pause until', 'skip', 'holidays DE', 'weekdays'],
  ['9:00', '25:99', '2026-02-30', '9999-12-31', 'Europe/Berlin', 'Etc/GMT+99', 'mon-', 'and', ','],
  ['chest pain', 'not', 'no', '38.5', 'minutes', '1e309', '-0', 'NaN', '٣'],
  [
    '<@U1|',
    '<!here>',
    '@everyone',
    '<https://x.y|z>',
    '&lt;',
    '**',
    '```',
    '||',
    '[a](javascript:b)',
  ],
  ['__proto__', 'constructor', 'toString', '${x}', '{{', '%s', '../..', '\\', "';--", '(a+)+$'],
  [
    '\u0000',
    '\u001B[31m',
    '\u202E',
    '\u200B',
    '\uD800',
    'e\u0301\u0302',
    '\uFDFA',
    '😀',
    '\r\n',
    '\t',
  ],
  ['v1:', 'show:', 'exercise:cobra-stretch', 'schedule:form/C1', 'did:4711/', '/', ':'],
].flat();

/** Text as somebody might type, paste or make up, now and then very long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 200, arbitrary: pieced() },
  { weight: 150, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 100, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(pieced(), fc.string({ unit: 'binary', maxLength: 20 })), fc.nat(65_536))
      .map(([piece, length]) => repeated(piece, length)),
  },
);

function pieced(): fc.Arbitrary<string> {
  const joint = fc.constantFrom(' ', ' ', '', ': ', '\n');
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 }));
  return fc
    .tuple(fc.array(piece, { maxLength: 8 }), joint)
    .map(([pieces, between]) => pieces.join(between));
}

function repeated(piece: string, length: number): string {
  return (piece || 'x').repeat(Math.ceil(length / (piece.length || 1))).slice(0, length);
}

/** Values of every type, for where one type is expected. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e308, '', [], {}, [null], { id: null }, [[[[]]]]),
  hostileText,
  fc.jsonValue({ maxDepth: 2 }),
);

interface Mutation {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'repeat' | 'nest';
  readonly value: unknown;
}

/** A real payload of which a few parts were replaced, taken away, repeated or put where they don't belong. */
export function mutated(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const mutation = fc.record<Mutation>({
    at: fc.nat(1_000_000),
    how: fc.constantFrom('replace', 'replace', 'remove', 'repeat', 'nest'),
    value: anyValue,
  });
  return fc
    .tuple(fc.nat(samples.length - 1), fc.array(mutation, { maxLength: 4 }))
    .map(([sample, mutations]) => mutations.reduce(mutate, structuredClone(samples[sample])));
}

function mutate(root: unknown, { at, how, value }: Mutation): unknown {
  const places = [...placesIn(root)];
  const place = places[at % (places.length + 1)];
  if (!place) return how === 'replace' ? structuredClone(value) : root;
  const { holder, key } = place;
  const before = Reflect.get(holder, key) as unknown;
  if (how === 'remove') Reflect.deleteProperty(holder, key);
  else if (how === 'repeat') Reflect.set(holder, key, [before, before]);
  else if (how === 'nest') Reflect.set(holder, key, { [key]: before });
  else Reflect.set(holder, key, structuredClone(value));
  return root;
}

function* placesIn(value: unknown): Generator<{ holder: object; key: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield { holder: value, key };
    yield* placesIn(Reflect.get(value, key));
  }
}
