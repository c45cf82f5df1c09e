/** Whether a conversation's id is that of direct messages; then what is written there is between two. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
