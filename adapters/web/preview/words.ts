/**
 * What the clients themselves write around a message, in their English. The bot's
 * own words are in the payload.
 */
export const DISCORD = {
  preview: 'As Discord shows it',
  badge: 'APP',
  ephemeral: 'Only you can see this',
  dismiss: 'Dismiss message',
  placeholder: 'Make a selection',
  cancel: 'Cancel',
  submit: 'Submit',
  close: 'Close',
} as const;

export const SLACK = {
  preview: 'As Slack shows it',
  badge: 'APP',
  ephemeral: 'Only visible to you',
  placeholder: 'Select an item',
  optional: '(optional)',
  close: 'Close',
} as const;

/** What stands where a part of a payload can’t be shown. */
export const unsupportedWords = (kind: string): string => `Unsupported: ${kind}`;
