import type { AgentSessions, SessionClient } from '../delivery/agent-sessions.ts';
import type { EventContext } from '../requests/asker-and-place.ts';

export interface SessionStoppedArgs {
  /** `thread_ts` is left out in channels that are sessions themselves, of which the bot makes none. */
  readonly event: { readonly channel: string; readonly thread_ts?: string };
  readonly client: SessionClient;
  readonly context: EventContext;
}

/** Somebody pressed the button that stops an answer on its way. https://docs.slack.dev/reference/events/agent_session_stopped */
export function onSessionStopped({ stop }: Pick<AgentSessions, 'stop'>) {
  return async ({ event, client, context }: SessionStoppedArgs): Promise<void> => {
    await context.acknowledge?.();
    const { channel, thread_ts: thread } = event;
    if (thread !== undefined) await stop({ channel, thread }, client);
  };
}
