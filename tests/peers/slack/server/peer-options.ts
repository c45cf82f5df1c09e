import { Workspace, type WorkspaceSetup } from '../workspace/workspace.ts';

/** How a peer differs from a Slack in good health with ordinary settings. */
export interface PeerOptions extends WorkspaceSetup {
  /** Scopes of the bot token. If left out, all that the product may ask for. */
  readonly scopes?: readonly string[];
  /** Events that the app gets. If left out, those of the product's manifest. */
  readonly subscriptions?: readonly string[];
  /** Whether a channel takes only one message a second. */
  readonly limitsPosts?: boolean;
  readonly ackDeadlineMs?: number;
  readonly retryDelaysMs?: readonly number[];
  /** How long people wait to see something before a test fails. */
  readonly patienceMs?: number;
  /** Whether TCP connections stay open after the closing handshake, as at Slack. */
  readonly lingersAfterClose?: boolean;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

const SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'app_mentions:read',
  'im:history',
  'im:write',
  'users:read',
  'files:write',
  'channels:read',
];
const SUBSCRIPTIONS = ['app_home_opened', 'app_mention', 'message.im'];
/** docs.slack.dev/interactivity/handling-user-interaction. */
const SLACK_DEADLINE_MS = 3_000;
/** docs.slack.dev/apis/events-api#retries. */
const SLACK_RETRIES_MS = [0, 60_000, 300_000];
/** How long people wait to see something, if nothing else is said. */
export const PATIENCE_MS = 2_000;

/** The options with Slack's own settings where a test says nothing else. */
export function withDefaults(options: PeerOptions) {
  const { ackDeadlineMs = SLACK_DEADLINE_MS, retryDelaysMs = SLACK_RETRIES_MS } = options;
  const { scopes = SCOPES, subscriptions = SUBSCRIPTIONS, now = Date.now } = options;
  return { ackDeadlineMs, retryDelaysMs, scopes, subscriptions, now };
}

/** The workspace that these options describe. */
export function workspaceFor(options: PeerOptions): Workspace {
  return new Workspace(options, options.now ?? Date.now);
}
