import type { App } from '@slack/bolt';
import { ask, type AtDesk, reach } from '../desk.ts';

/** Somebody opened the bot's page: it is filled each time, so that its stretch is today's. */
export function onHome(app: App<AtDesk>): void {
  app.event('app_home_opened', async ({ event: { tab, user }, context: { desk } }) => {
    if (tab !== 'home') return;
    const { card, spare } = await ask(desk, { type: 'home' }, { isPrivate: true, person: user });
    if (spare) return;
    await reach(desk, { home: () => desk.screens.publish(user, card) });
  });
}
