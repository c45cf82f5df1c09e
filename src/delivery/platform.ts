/** How posts to a platform are sent. */
export interface Platform {
  /** What the platform paces as one. */
  readonly lane: (workspace: string) => string;
  /** From one post of a lane to the next, in milliseconds. */
  readonly interval: number;
  /** Whether two posts with the same key appear once. */
  readonly honoursKeys: boolean;
  /** What is typed to manage a schedule. */
  readonly command: string;
}

const PLATFORMS: Readonly<Record<string, Platform>> = {
  /**
   * Discord allows a bot 50 requests a second, and answers to people need their share
   * (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit). It honours a
   * message's nonce, when told to enforce it, "in the past few minutes".
   */
  discord: {
    lane: () => 'discord',
    interval: 40,
    honoursKeys: true,
    command: '/stretch-schedule',
  },
  /**
   * Slack allows about one message a second in a channel, and "several hundred messages a minute" in
   * a workspace (https://docs.slack.dev/apis/web-api/rate-limits).
   */
  slack: {
    lane: (workspace) => `slack ${workspace}`,
    interval: 300,
    honoursKeys: false,
    command: '/stretch schedule',
  },
};

/** A place of our own, where nothing is in the way. */
const OTHER: Platform = {
  lane: () => 'other',
  interval: 1,
  honoursKeys: false,
  command: 'schedule',
};

/** How posts to this platform are sent. */
export function platformNamed(name: string): Platform {
  return PLATFORMS[name] ?? OTHER;
}
