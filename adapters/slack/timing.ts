import type { App } from '@slack/bolt';
import type { Meter } from '../../src/meter.ts';

/**
 * Tells the meter how long Slack waits for each acknowledgement, from the moment an event has come in
 * whole. Bolt gives listeners an `ack` of their own, so it is timed before the app takes the event.
 */
export function timeAcknowledgements(app: App, meter: Meter): void {
  const take = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const heard = performance.now();
    return take({
      ...event,
      async ack(response) {
        await event.ack(response);
        meter.acknowledged('slack', (performance.now() - heard) / 1_000);
      },
    });
  };
}
