import type { Installation as Installed } from '@slack/oauth';
import { z } from 'zod';

/** What is stored of an installation: what it takes to act as the bot there, and no more. */
const schema = z.object({
  /** The workspace, or the organisation. */
  id: z.string().min(1),
  isOrganisation: z.boolean(),
  appId: z.string().optional(),
  token: z.string().min(1),
  /** Where tokens rotate: what the next one is got with, once. */
  refreshToken: z.string().min(1).optional(),
  /** Where tokens rotate: when this one ends, in seconds since 1970. */
  expiresAt: z.number().optional(),
  /** The bot's ids there. */
  bot: z.string(),
  user: z.string(),
  /** In milliseconds since 1970. */
  installedAt: z.number(),
});

/** What lets the bot into a workspace, or into those that an organisation gives it. */
export type Installation = z.infer<typeof schema>;

/**
 * Reads what the store gave.
 *
 * @throws {Error} when it isn't an installation.
 */
export function readInstallation(stored: unknown): Installation | undefined {
  return stored === undefined ? undefined : schema.parse(stored);
}

/**
 * What is kept of what Slack said after somebody installed the app. Who that was is not.
 *
 * @throws {Error} when there is no bot in it, or no workspace.
 */
export function installationFrom(installed: Installed, at: number): Installation {
  const { bot, team, enterprise, isEnterpriseInstall: isOrganisation = false, appId } = installed;
  return schema.parse({
    id: isOrganisation ? enterprise?.id : team?.id,
    isOrganisation,
    appId,
    token: bot?.token,
    refreshToken: bot?.refreshToken,
    expiresAt: bot?.expiresAt,
    bot: bot?.id,
    user: bot?.userId,
    installedAt: at,
  });
}
