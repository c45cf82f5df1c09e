import { isJson, type Json } from '../json.ts';
import type { DeliveryKind } from '../server/delivery.ts';
import type { Place } from './oauth.ts';

/**
 * Marks what comes to the bot as coming from another workspace, as Slack does:
 * api.slack.com/enterprise/apps/reference. Where the app is installed in a whole organisation,
 * interactions don't name the workspace but in the person.
 */
export function stamp(kind: DeliveryKind, payload: Json, place: Place): Json {
  const { team, organisation = null, isOrganisations = false } = place;
  if (kind === 'slash_commands') {
    return {
      ...payload,
      team_id: team,
      ...(organisation === null ? {} : { enterprise_id: organisation }),
      is_enterprise_install: String(isOrganisations),
    };
  }
  if (kind === 'interactive') {
    return {
      ...payload,
      team: isOrganisations ? null : { id: team, domain: 'test' },
      user: { ...(isJson(payload['user']) ? payload['user'] : {}), team_id: team },
      enterprise: organisation === null ? null : { id: organisation, name: 'Company' },
      is_enterprise_install: isOrganisations,
    };
  }
  const authorization = {
    enterprise_id: organisation,
    team_id: isOrganisations ? null : team,
    user_id: 'U0BOT',
    is_bot: true,
    is_enterprise_install: isOrganisations,
  };
  return {
    ...payload,
    team_id: team,
    enterprise_id: organisation,
    context_team_id: team,
    context_enterprise_id: organisation,
    authorizations: [authorization],
  };
}
