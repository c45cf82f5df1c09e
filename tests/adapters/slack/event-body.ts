/** An event as Slack posts it to the bot. */
export function eventBody(id: string, event: object): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: 'T01TEST',
    api_app_id: 'A01APP',
    event_id: id,
    event,
  });
}
