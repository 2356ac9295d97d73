import type { Place } from '../../core/place.ts';
import { type EventContext, workspaceOf } from './workspace-of.ts';

/** A place of Slack's. A direct message is a conversation of its own. */
export function placeOf(context: EventContext, channel: string, thread: string | null): Place {
  const conversation = isDirect(channel) ? channel : thread;
  return { platform: 'slack', workspace: workspaceOf(context), channel, conversation };
}

/** Whether a channel is a direct message with one person. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
