import type { Json } from '../json.ts';

/** docs.slack.dev/messaging/formatting-message-text#escaping: what Slack does to typed text. */
export function escapeTyped(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An action without the parts of its element that Slack doesn't send back. */
export function withoutDefinition(action: Json): Json {
  const dropped = new Set(['options', 'option_groups', 'confirm', 'accessibility_label', 'style']);
  return Object.fromEntries(Object.entries(action).filter(([key]) => !dropped.has(key)));
}
