import type { Asker } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import type { IsAdmin } from '../slack-dependencies.ts';

/** Who asks. Slack tells neither their language nor, in events, their name, without a further scope. */
export async function askerOf(
  { id, name }: { readonly id: string; readonly name?: string | undefined },
  context: EventContext,
  isAdmin: IsAdmin,
): Promise<Asker> {
  return { id, name: name ?? id, isAdmin: await isAdmin(id, workspaceOf(context)), locale: null };
}

/** A place of Slack's. A direct message is a conversation of its own. */
export function placeOf(context: EventContext, channel: string, thread: string | null): Place {
  const conversation = isDirect(channel) ? channel : thread;
  return { platform: 'slack', workspace: workspaceOf(context), channel, conversation };
}

/** Whether a channel is a direct message with one person. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Whose event it is, as Bolt tells. */
export interface EventContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
  readonly botUserId?: string;
  /** Tells Slack that the event was received; `transports/acknowledged-by-handlers` gives it. */
  readonly acknowledge?: () => Promise<void>;
}

/** The workspace an event belongs to: the organisation's where the app is installed for all of it. */
export function workspaceOf({ teamId, enterpriseId, isEnterpriseInstall }: EventContext): string | null {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? null;
}
