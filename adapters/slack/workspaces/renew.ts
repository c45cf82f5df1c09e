import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackApp } from '../../../src/config/platforms.ts';
import { clientOptions, type Reach } from '../web-client.ts';
import type { Installation } from './installation.ts';

/** What Slack gives for a refresh token. */
const answer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number(),
});

/** Gets the next token, for which the last one's refresh token is used up. */
export type Renew = (installation: Installation, now: number) => Promise<Installation>;

/**
 * Renews tokens of an app. Not by `InstallProvider.authorize`, which knows no lock between
 * processes and passes over Slack's refusals.
 *
 * @see https://docs.slack.dev/authentication/using-token-rotation
 */
export function createRenew(
  { clientId, clientSecret }: Pick<SlackApp, 'clientId' | 'clientSecret'>,
  reach: Reach,
): Renew {
  const client = new WebClient(undefined, clientOptions(reach));
  return async (installation, now) => {
    const { refreshToken = '' } = installation;
    const given = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token: token, refresh_token, expires_in } = answer.parse(given);
    const expiresAt = Math.floor(now / 1_000) + expires_in;
    return { ...installation, token, refreshToken: refresh_token, expiresAt };
  };
}
