import type { App } from '@slack/bolt';
import { acknowledge, type AtDesk } from '../desk.ts';
import { ZONES, zoneOption } from '../form.ts';
import { OPTIONS } from '../render/limits.ts';

/** Somebody types into a field whose options come from the bot: the time zones that may be meant. */
export function onOptions(app: App<AtDesk>): void {
  app.options(/./, async ({ options: { action_id: id, value }, ack, context }) => {
    const { service } = context.desk;
    const zones = id === ZONES ? service.suggestZones(value, OPTIONS) : [];
    const options = zones.map((zone) => zoneOption(zone.value, zone.label));
    await acknowledge(service.log, () => ack({ options }));
  });
}
