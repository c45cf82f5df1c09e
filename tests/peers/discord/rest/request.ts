import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { UploadedFile } from '../world/message-parts.ts';

/** A request of the bot, read and parsed. */
export interface ApiRequest {
  method: string;
  /** The path without `/api/v10` and without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The JSON body, or the `payload_json` of a multipart one; undefined without any. */
  body: unknown;
  /** The files of a multipart body. */
  files: UploadedFile[];
  /** Where it didn't go to version 10 of the API, what is wrong with its address or body. */
  problems: string[];
}

/** Reads a request to its end. A body that is no JSON is a problem, not an error. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://discord');
  const versioned = /^\/api\/v10(?<path>\/.*)$/.exec(url.pathname);
  const request: ApiRequest = {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(versioned?.groups?.['path'] ?? url.pathname),
    query: url.searchParams,
    headers: incoming.headers,
    body: undefined,
    files: [],
    problems: versioned === null ? [`${url.pathname} isn't under /api/v10`] : [],
  };
  const bytes = await buffer(incoming);
  if (bytes.length > 0) await readBody(request, bytes, incoming.headers['content-type'] ?? '');
  return request;
}

async function readBody(request: ApiRequest, bytes: Buffer, contentType: string): Promise<void> {
  if (!contentType.startsWith('multipart/form-data')) {
    if (!contentType.startsWith('application/json'))
      request.problems.push(`a body of type ${contentType}`);
    request.body = parseJson(request, bytes.toString());
    return;
  }
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') request.body = parseJson(request, value);
      else request.problems.push(`multipart field ${field}: unknown`);
      continue;
    }
    if (!/^files\[\d+\]$/.test(field))
      request.problems.push(`multipart file ${field}: must be files[n]`);
    request.files.push({
      field,
      name: value.name,
      bytes: Buffer.from(await value.arrayBuffer()),
      contentType: value.type === '' ? undefined : value.type,
    });
  }
}

function parseJson(request: ApiRequest, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    request.problems.push('the body is no JSON');
    return undefined;
  }
}
