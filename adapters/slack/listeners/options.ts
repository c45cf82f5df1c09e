import type { App } from '@slack/bolt';
import { acknowledge, type Desk } from '../desk.ts';
import { ZONES, zoneOption } from '../form.ts';
import { OPTIONS } from '../render/limits.ts';

/** Somebody types into a field whose options come from the bot: the time zones that may be meant. */
export function onOptions(app: App, { service }: Desk): void {
  app.options(/./, async ({ options: { action_id: id, value }, ack }) => {
    const zones = id === ZONES ? service.suggestZones(value, OPTIONS) : [];
    const options = zones.map((zone) => zoneOption(zone.value, zone.label));
    await acknowledge(service.log, () => ack({ options }));
  });
}
