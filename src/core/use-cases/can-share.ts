import type { Place } from '../place.ts';

/** Whether there are others there to share a private answer with. */
export function canShare({ platform, channel, conversation }: Place): boolean {
  return (platform === 'slack' || platform === 'discord') && conversation !== channel;
}
