import type { IncomingMessage } from 'node:http';
import { isJson, type Json, text } from '../json.ts';
import type { HttpReply } from '../server/web-server.ts';

/** A call of the Web API as it came in. */
export interface ApiCall {
  readonly method: string;
  readonly args: Json;
  readonly token: string | undefined;
}

/** Arguments that the client sends as JSON inside a form. */
const NESTED = new Set(['blocks', 'view', 'attachments', 'metadata', 'files', 'unfurls']);

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads a call: docs.slack.dev/apis/web-api, forms and JSON, the token in a header or argument. */
export function parseCall(request: IncomingMessage, path: string, body: Buffer): ApiCall {
  const url = new URL(path, 'http://slack');
  const raw = body.toString();
  const isJsonBody = request.headers['content-type']?.includes('json') ?? false;
  const form = new URLSearchParams(raw === '' ? url.search : raw);
  const args = isJsonBody ? parseObject(raw) : Object.fromEntries([...form].map(nested));
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return {
    method: url.pathname.replace(/^\/api\//, ''),
    args,
    token: bearer ?? text(args['token']),
  };
}

function nested([key, value]: [string, string]): [string, unknown] {
  if (!NESTED.has(key)) return [key, value];
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}

function parseObject(raw: string): Json {
  const parsed: unknown = raw === '' ? {} : JSON.parse(raw);
  return isJson(parsed) ? parsed : {};
}

/** Reads a post to a `response_url`, which counts as a call of its own kind. */
export function parseResponsePost(body: Buffer): ApiCall {
  return { method: 'response_url', args: parseObject(body.toString()), token: undefined };
}

/** The error code of an answer, if it refuses. */
export function refusalIn({ status, headers, body }: HttpReply): string | undefined {
  if (headers?.['content-type']?.includes('json')) {
    return (JSON.parse(body) as { error?: string }).error;
  }
  return status === 200 ? undefined : body;
}
