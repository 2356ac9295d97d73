/** What a thread is remembered by. */
export function threadKey(channel: string, thread: string): string {
  return `${channel} ${thread}`;
}
