/** One instruction of a Dockerfile, with what follows it on as many lines as it has. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What is done from one FROM to the next. */
export interface Stage {
  readonly image: string;
  /** Named with AS, else its number. */
  readonly name: string;
  readonly steps: readonly Instruction[];
}

/**
 * Reads a Dockerfile as far as this project's goes: comments, continued lines, ARG before the first
 * FROM, stages. No heredocs, no parser directives.
 */
export function readDockerfile(text: string): Stage[] {
  const instructions = text
    .replaceAll(/^\s*#.*\n?/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Instruction => {
      const [, name = '', rest = ''] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), text: rest.trim() };
    });
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  const args = readPairs(instructions.slice(0, first).filter(({ name }) => name === 'ARG'));
  const stages: (Stage & { steps: Instruction[] })[] = [];
  for (const instruction of instructions.slice(first)) {
    if (instruction.name !== 'FROM') {
      stages.at(-1)?.steps.push(instruction);
      continue;
    }
    const [image = '', , name = String(stages.length)] = instruction.text.split(/\s+/);
    stages.push({ image: fill(image, args), name, steps: [] });
  }
  return stages;
}

/** The `NAME=value` pairs of instructions such as ENV and ARG; values may stand in quotes. */
export function readPairs(instructions: readonly Instruction[]): Record<string, string> {
  const pairs = instructions.flatMap(({ text }) => [...text.matchAll(/([\w.]+)=("[^"]*"|\S+)/g)]);
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')]),
  );
}

/** The words of an instruction in exec form, as of `["node", "src/main.ts"]`. */
export function readWords(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) {
    throw new Error(`not in exec form: ${text}`);
  }
  return words;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
