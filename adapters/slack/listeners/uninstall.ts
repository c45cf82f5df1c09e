import type { App } from '@slack/bolt';
import type { OnRefused } from '../../../src/adapter.ts';
import type { Desk } from '../desk.ts';
import { refused } from '../refusal.ts';

/**
 * The app was removed from the workspace, or its token revoked: the one workspace that this bot
 * serves is gone, so everything about it is forgotten, and it can't go on.
 */
export function onUninstall(app: App, { service, identity }: Desk, onRefused: OnRefused): void {
  async function leave(code: string): Promise<void> {
    // First: whoever is told of the refusal stops the bot.
    await service.forget('slack', identity.team);
    onRefused(refused('SLACK_BOT_TOKEN', code));
  }

  app.event('app_uninstalled', () => leave('app_uninstalled'));
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.length) await leave('tokens_revoked');
  });
}
