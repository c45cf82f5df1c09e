import { findOperation } from './operations.ts';
import { mismatches } from './mismatches.ts';

/** What a client asked of the REST API, as far as the specification speaks of it. */
export interface RestRequest {
  method: string;
  /** The path without `/api/v10` and without the query. */
  path: string;
  query: URLSearchParams;
  /** The parsed JSON body (`payload_json` of a multipart body); undefined without one. */
  body: unknown;
}

/** Everything in a request that Discord's OpenAPI document doesn't allow. */
export function checkRequest(request: RestRequest): string[] {
  const found = findOperation(request.method, request.path);
  if (found === undefined) return ['no such operation in Discord’s API'];
  const { operation } = found;
  const problems = [...request.query.keys()]
    .filter((key) => !operation.query.has(key))
    .map((key) => `query ${key}: unknown key`);
  if (operation.body !== undefined) problems.push(...mismatches(operation.body, request.body));
  else if (request.body !== undefined) problems.push('a body, where Discord takes none');
  return problems.filter((problem) => !isAllowed(problem, operation.template));
}

/** Everything in one of the fake's answers that Discord's OpenAPI document doesn't allow. */
export function checkAnswer(method: string, path: string, status: number, body: unknown): string[] {
  const answers = findOperation(method, path)?.operation.answers;
  if (answers === undefined) return [];
  const range = `${Math.floor(status / 100)}XX`;
  const key = answers.has(String(status)) ? String(status) : range;
  const schema = answers.get(key);
  if (schema === undefined) return [`status ${status} isn’t in the specification`];
  if (schema !== null) return mismatches(schema, body);
  return body === undefined ? [] : ['a body, where Discord sends none'];
}

/**
 * What clients may send although the OpenAPI document has no place for it. Discord takes all of
 * these; the document is behind its own written documentation.
 */
const allowances: readonly { template: RegExp; problem: RegExp; why: string }[] = [
  {
    template: /callback$|^\/webhooks\/|\/messages\/\{message_id\}$/,
    problem: /^(data\.)?(enforce_nonce|nonce|tts): unknown key$/,
    why: 'discord.js and oceanic.js write one payload for all ways to send a message',
  },
  {
    template: /commands$/,
    problem: /default_member_permissions: Invalid input: expected number, received string$/,
    why: 'documented as a string: "Set of permissions represented as a bit set" (application command structure)',
  },
  {
    template: /commands$/,
    problem: /^(\d+\.)?nsfw: unknown key$/,
    why: 'documented: "nsfw? boolean" (application command structure)',
  },
];

function isAllowed(problem: string, template: string): boolean {
  return allowances.some((each) => each.template.test(template) && each.problem.test(problem));
}
