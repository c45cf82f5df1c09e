import type { App } from '@slack/bolt';
import type { AtDesk } from '../desk.ts';
import type { Departure, Workspaces } from '../workspaces/workspaces.ts';

/**
 * The app was removed, or its token revoked. Slack tells one, the other or both, in any order and
 * perhaps again. Where only people's own tokens were revoked, the bot never had any.
 */
export function onUninstall(
  app: App<AtDesk>,
  { leave, part }: Pick<Workspaces, 'leave' | 'part'>,
): void {
  app.event('app_uninstalled', ({ context, body }) =>
    leave(departure('app_uninstalled', context, body)),
  );
  app.event('tokens_revoked', async ({ event, context, body }) => {
    if (event.tokens.bot?.length) await leave(departure('tokens_revoked', context, body));
  });
  app.event('team_access_revoked', async ({ event }) => {
    await Promise.all(event.team_ids.map(part));
  });
}

function departure(
  event: string,
  from: { teamId?: string; enterpriseId?: string; isEnterpriseInstall: boolean },
  { event_time: at }: { event_time: number },
): Departure {
  const { teamId: team, enterpriseId: organisation, isEnterpriseInstall: isOrganisations } = from;
  return { event, at, team, organisation, isOrganisations };
}
