import { APP_ID, BOT, TEAM } from '../workspace/workspace.ts';
import type { Method } from './method.ts';

/** The methods about the app itself: docs.slack.dev/reference/methods#auth and #apps. */
export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: () => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.id,
      bot_id: BOT.botId,
      app_id: APP_ID,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { run: (_args, { socketUrl }) => ({ url: socketUrl() }) },
};
