import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseMultipart } from './multipart.ts';
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
    problems: versioned === null ? [`${url.pathname} isn’t under /api/v10`] : [],
  };
  const bytes = await buffer(incoming);
  if (bytes.length > 0) readBody(request, bytes, incoming.headers['content-type'] ?? '');
  return request;
}

function readBody(request: ApiRequest, bytes: Buffer, contentType: string): void {
  if (!contentType.startsWith('multipart/form-data')) {
    if (!contentType.startsWith('application/json'))
      request.problems.push(`a body of type ${contentType}`);
    request.body = parseJson(request, bytes.toString());
    return;
  }
  for (const part of parseMultipart(bytes, contentType)) {
    if (part.fileName === undefined) {
      if (part.field === 'payload_json') request.body = parseJson(request, part.bytes.toString());
      else request.problems.push(`multipart field ${part.field}: unknown`);
      continue;
    }
    const { field, fileName: name, contentType: type } = part;
    if (!/^files\[\d+\]$/.test(field))
      request.problems.push(`multipart file ${field}: must be files[n]`);
    request.files.push({ field, name, bytes: part.bytes, contentType: type });
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
