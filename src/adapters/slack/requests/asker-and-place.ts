import type { Asker } from '../../../core/bot/request.ts';
import type { Place } from '../../../core/ports/place.ts';
import type { IsAdmin } from '../slack-dependencies.ts';

/** Who asks. Without a further scope, Slack leaves out their language, and in events also their name. */
export async function askerOf(
  { id, name }: { readonly id: string; readonly name?: string | undefined },
  context: EventContext,
  isAdmin: IsAdmin,
): Promise<Asker> {
  return { id, name: name ?? id, isAdmin: await isAdmin(id, workspaceOf(context)), locale: null };
}

/** Where they ask. A direct message is one conversation; in a channel, each thread is one. */
export function placeOf(context: EventContext, channel: string, thread: string | null): Place {
  const conversation = isDirect(channel) ? channel : thread;
  return { platform: 'slack', workspace: workspaceOf(context), channel, conversation };
}

/** Whether a channel is a direct message with one person. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The installation that an event is for, as Bolt's context has it. */
export interface EventContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
  readonly botUserId?: string;
  /** Acknowledges an event to Slack. Set by `transports/manual-acknowledgement`. */
  readonly acknowledge?: () => Promise<void>;
}

/** What the bot's token for an event is found by, whichever process delivers the reply. */
export function installationOf({ teamId, enterpriseId, isEnterpriseInstall }: EventContext) {
  return { teamId, enterpriseId, isEnterpriseInstall };
}

/** The workspace that an event belongs to; the organisation if the app is installed for all of it. */
export function workspaceOf({ teamId, enterpriseId, isEnterpriseInstall }: EventContext): string | null {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? null;
}
