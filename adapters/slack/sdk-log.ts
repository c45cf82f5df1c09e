import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

/**
 * What the SDK says of itself and in which words. Of anything else only its level is written: its
 * texts may quote what somebody typed, or an address with a secret in it.
 */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^Failed to parse and verify the request data/, 'request-not-from-slack'],
  [/^Malformed request body/, 'malformed-request'],
  [/^Request body exceeded/, 'request-too-large'],
  [/^An incoming event was not acknowledged/, 'not-acknowledged'],
  [/^Authorization of incoming event did not succeed/, 'not-authorised'],
  [/^Failed to retrieve a new WSS URL/, 'no-socket-address'],
  [/^A pong wasn't received/, 'slack-does-not-answer-pings'],
  [/^A ping wasn't received/, 'no-ping-from-slack'],
  [/^(WebSocket error|Failed to send)/, 'socket-error'],
  [/^Peer did not complete the close handshake/, 'socket-left-open'],
  [/^http request failed/, 'web-api-unreachable'],
  [/^API Call failed due to rate limiting/, 'rate-limited'],
];

/** The SDK's log, as lines of ours. Details for debugging hold texts and are dropped. */
export function createSdkLog(log: Log): Logger {
  const write = (level: LogLevel, message: unknown) => {
    const said = typeof message === 'string' ? message : '';
    const about = KNOWN.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
    log.info('slack.sdk', { severity: level, about });
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (message) => write(LogLevel.WARN, message),
    error: (message) => write(LogLevel.ERROR, message),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
