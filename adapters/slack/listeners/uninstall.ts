import type { App } from '@slack/bolt';
import type { OnRefused } from '../../../src/adapter.ts';
import { refused } from '../refusal.ts';

/**
 * The app was removed from the workspace, or its token revoked: the one workspace that this bot
 * serves is gone, so it can't go on.
 */
export function onUninstall(app: App, onRefused: OnRefused): void {
  app.event('app_uninstalled', async () => {
    onRefused(refused('SLACK_BOT_TOKEN', 'app_uninstalled'));
  });
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.length) onRefused(refused('SLACK_BOT_TOKEN', 'tokens_revoked'));
  });
}
