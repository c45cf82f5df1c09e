import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Faults, type FaultAction } from '../faults.ts';
import { checkAnswer, checkRequest } from '../spec/check-rest.ts';
import { findOperation } from '../spec/operations.ts';
import { ApiError, errors } from './api-error.ts';
import { applicationRoutes } from './application-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { callbackRoute } from './callback-route.ts';
import { followUpRoutes } from './follow-up-routes.ts';
import { checkRules } from './request-rules.ts';
import { RateLimits, type Limits, type Verdict } from './rate-limits.ts';
import { readRequest, type ApiRequest } from './request.ts';
import type { Answer, RestContext, Routes } from './route.ts';

/** A request that arrived, with what became of it. */
export interface RecordedRequest extends ApiRequest {
  /** The method and path template, or method and path where Discord has no such route. */
  route: string;
  /** When it arrived: epoch milliseconds, real time. */
  at: number;
  /** The status it was answered with; undefined while it is open, and where no answer came. */
  status?: number;
}

/** What the REST API needs. */
export interface RestOptions {
  context: RestContext;
  token: string;
  limits: Limits;
  /** Takes whatever breaks Discord's rules. */
  violation: (problem: string) => void;
}

const routes: Routes = {
  ...applicationRoutes,
  ...channelRoutes,
  ...callbackRoute,
  ...followUpRoutes,
};

/** Discord's REST API v10: reads, checks, limits and answers each request. */
export class RestServer {
  readonly faults = new Faults();
  readonly requests: RecordedRequest[] = [];
  readonly limits: RateLimits;
  /** Answers with 401, 403 and 429: Discord bans an address after 10,000 of them in ten minutes. */
  invalidRequests = 0;
  readonly #options: RestOptions;

  constructor(options: RestOptions) {
    this.#options = options;
    this.limits = new RateLimits(options.limits);
  }

  /** Answers one request. */
  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (incoming.url?.startsWith('/files/') === true)
      return this.#serveFile(incoming.url, outgoing);
    const request = await readRequest(incoming);
    const found = findOperation(request.method, request.path);
    const route = `${request.method} ${found?.operation.template ?? request.path}`;
    const recorded: RecordedRequest = Object.assign(request, { route, at: Date.now() });
    this.requests.push(recorded);
    const problems = this.#check(recorded, found?.parameters ?? {});

    const fault = this.faults.take(request, found === undefined ? undefined : route);
    if (fault?.kind === 'reset') return reset(incoming);
    if (fault?.kind === 'delay') await pause(fault.ms);
    if (fault?.kind === 'answer') return this.#send(recorded, outgoing, fault, fault.headers ?? {});

    const verdict = this.#limit(recorded, found?.parameters ?? {});
    const answer = this.#answer(recorded, found?.parameters ?? {}, problems, verdict);
    if (fault?.kind === 'accept-silently') return;
    if (fault?.kind === 'accept-and-reset') return reset(incoming);
    for (const problem of checkAnswer(
      request.method,
      request.path,
      answer.status,
      toJson(answer.body),
    )) {
      this.#options.violation(`answer ${answer.status} to ${route}: ${problem}`);
    }
    this.#send(recorded, outgoing, answer, verdict.headers);
  }

  #check(request: RecordedRequest, parameters: Record<string, string>): string[] {
    const problems = [...request.problems, ...checkRequest(request)];
    if (problems.length === 0)
      problems.push(...checkRules(request, parameters, this.#options.context.world));
    for (const problem of problems) this.#options.violation(`${request.route}: ${problem}`);
    return problems;
  }

  #limit(request: RecordedRequest, parameters: Record<string, string>): Verdict {
    const major =
      parameters['channel_id'] ?? parameters['guild_id'] ?? parameters['webhook_token'] ?? '';
    return this.limits.count(request.route, major, hasOwnToken(request.path));
  }

  #answer(
    request: RecordedRequest,
    parameters: Record<string, string>,
    problems: readonly string[],
    verdict: Verdict,
  ): Answer {
    if (verdict.refused !== undefined) {
      const { retryAfter, global } = verdict.refused;
      return {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: retryAfter, code: 0, global },
      };
    }
    try {
      this.#authorize(request);
      const route = routes[request.route];
      if (route === undefined) throw this.#unknownRoute(request);
      if (problems.length > 0) throw errors.invalidForm(problems);
      return route({ ...this.#options.context, request, parameters });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.status, body: { message: error.message, code: error.code } };
    }
  }

  #authorize(request: RecordedRequest): void {
    if (hasOwnToken(request.path)) return;
    if (request.headers.authorization !== `Bot ${this.#options.token}`) throw errors.unauthorized();
  }

  #unknownRoute(request: RecordedRequest): ApiError {
    if (findOperation(request.method, request.path) !== undefined) {
      this.#options.violation(`${request.route}: the fake doesn’t have this route yet`);
    }
    return errors.notFound();
  }

  #send(
    request: RecordedRequest,
    outgoing: ServerResponse,
    answer: Answer | Extract<FaultAction, { kind: 'answer' }>,
    headers: Record<string, string>,
  ): void {
    request.status = answer.status;
    if ([401, 403, 429].includes(answer.status)) this.invalidRequests += 1;
    const type = answer.body === undefined ? {} : { 'content-type': 'application/json' };
    outgoing.writeHead(answer.status, { ...type, ...headers });
    outgoing.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  }

  #serveFile(url: string, outgoing: ServerResponse): void {
    const file = this.#options.context.world.file(url.split('/')[2] ?? '');
    if (file === undefined) return void outgoing.writeHead(404).end();
    outgoing
      .writeHead(200, { 'content-type': file.contentType ?? 'application/octet-stream' })
      .end(file.bytes);
  }
}

/** Interactions and their webhooks carry their token in the path, and don't count globally. */
function hasOwnToken(path: string): boolean {
  return path.startsWith('/interactions/') || path.startsWith('/webhooks/');
}

/** Ends a connection with a TCP reset; a plain close is another error to clients, and rarer. */
function reset(incoming: IncomingMessage): void {
  incoming.socket.resetAndDestroy();
}

function toJson(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
