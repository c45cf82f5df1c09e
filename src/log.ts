import { type DestinationStream, pino } from 'pino';

/** What may stand in a log line: numbers, names of parts and codes, never anything typed. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Structured lines for whoever runs the bot: what happened, never what anybody wrote. */
export interface Log {
  info(event: string, facts?: Facts): void;
  /** Something went wrong. Of the error only its kind, its code and where it arose are written. */
  failure(event: string, error: unknown, facts?: Facts): void;
}

/**
 * A log that writes a line of JSON for each event, to standard error unless told otherwise.
 *
 * @param level "error" leaves out everything but failures, as in a terminal that somebody chats in.
 */
export function createLog(
  // Not pino.destination: once nobody reads it any more, that waits for a reader for ever (sonic-boom 4).
  destination: DestinationStream = process.stderr,
  level: 'info' | 'error' = 'info',
): Log {
  const logger = pino(
    {
      base: null,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    info: (event, facts = {}) => logger.info({ event, ...facts }),
    failure: (event, error, facts = {}) => logger.error({ event, ...facts, ...describe(error) }),
  };
}

/** How many places of a stack trace are worth a log's room. */
const PLACES = 6;

/**
 * An error without its message: messages may quote what somebody typed, or a
 * token. Discord's and Slack's errors carry a code that says enough.
 */
function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = placesOf(error);
  const code = codeOf(error);
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    at: at.join(' < '),
  };
}

/** Where an error arose, nearest first. A stack begins with the message, which may have lines of its own. */
function placesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message);
  const rest = at < 0 ? stack : stack.slice(at + message.length);
  const lines = rest.match(/^\s+at .+:\d+:\d+\)?$/gm) ?? [];
  return lines.slice(0, PLACES).map((line) => line.trim().replace(/^at /, ''));
}

/** The code of a Node or Discord error, or of the answer that a Slack error holds. */
function codeOf(error: Error & { code?: unknown; data?: unknown }): string | undefined {
  const { data, code } = error;
  const answer = typeof data === 'object' && data !== null && 'error' in data ? data.error : code;
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : undefined;
}
