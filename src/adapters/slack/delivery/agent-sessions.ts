import { noteOf } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { Deliver } from '../../../core/inbox/delivery.ts';
import type { Clock } from '../../../core/ports/system.ts';
import type { SessionStatus, SlackClient } from '../slack-client.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

/*
 * Slack shows in a thread that an agent works on an answer, with a button that stops it. Most answers are there before anybody could
 * read that, so only one that takes long is shown to be on its way. https://docs.slack.dev/ai/agent-sessions
 */

/** After so long, the thread shows that an answer is on its way. In milliseconds. */
const PATIENCE = 1_500;

/** The longest title of a session, in characters. https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
const MAX_TITLE = 200;

/** Where answers are on their way to. */
export interface Thread {
  readonly channel: string;
  readonly thread: string;
}

export type SessionClient = Pick<SlackClient, 'agents'>;

export interface AgentSessions {
  /**
   * Works on an answer, and shows so in its thread if that takes long. Once somebody stops it, nothing of it is delivered any more.
   *
   * @param title names the session in Slack's list of them
   */
  readonly during: (
    where: Thread & { readonly title: string },
    client: SessionClient,
    deliver: Deliver,
    work: (deliver: Deliver) => Promise<void>,
  ) => Promise<void>;
  /** Stops what is on its way to a thread, and says so there. Answers that another process works on aren't stopped. */
  readonly stop: (where: Thread, client: SessionClient) => Promise<void>;
}

/** An answer on its way. */
interface Underway {
  isStopped: boolean;
  readonly deliver: Deliver;
}

export function createAgentSessions(clock: Clock, log: Log, words: Wording): AgentSessions {
  const underway = new Map<string, Set<Underway>>();
  /** Slack's codes that were logged: each once, as an app that isn't an agent gets the same one at every slow answer. */
  const logged = new Set<string>();

  /** Sets the status; whether Slack shows it makes no difference to the answer. */
  async function show(
    { channel, thread, title }: Thread & { readonly title?: string },
    client: SessionClient,
    status: SessionStatus,
  ): Promise<void> {
    const titled = title === undefined ? {} : { title: title.slice(0, MAX_TITLE) };
    try {
      await client.agents.sessions.setStatus({ channel_id: channel, thread_ts: thread, status, ...titled });
    } catch (error) {
      const code = errorCodeOf(error);
      if (!logged.has(code)) log('info', 'slack-session-not-shown', { code, fix: fixFor(code) });
      logged.add(code);
    }
  }

  /** Shows that an answer is on its way if it isn't there in time. @returns whether it did */
  async function showIfSlow(
    where: Thread & { readonly title: string },
    client: SessionClient,
    answer: Underway,
    done: AbortSignal,
  ): Promise<boolean> {
    await clock.wait(PATIENCE, done);
    if (done.aborted || answer.isStopped) return false;
    await show(where, client, 'processing');
    return true;
  }

  return {
    async during(where, client, deliver, work) {
      const key = keyOf(where);
      const answer: Underway = { isStopped: false, deliver };
      const others = underway.get(key) ?? new Set();
      underway.set(key, others.add(answer));
      const done = new AbortController();
      const shown = showIfSlow(where, client, answer, done.signal);
      try {
        await work(async (reply, isAgain) => {
          if (!answer.isStopped) await deliver(reply, isAgain);
        });
      } finally {
        others.delete(answer);
        if (others.size === 0) underway.delete(key);
        // With a reason, so that no error is made of it.
        done.abort('done');
      }
      if ((await shown) && !underway.has(key)) await show(where, client, 'active');
    },
    async stop(where, client) {
      const answers = [...(underway.get(keyOf(where)) ?? [])].filter(({ isStopped }) => !isStopped);
      for (const answer of answers) answer.isStopped = true;
      await show(where, client, 'active');
      await answers[0]?.deliver(noteOf(words.delivery.stopped));
      log('info', 'slack-stopped', { answers: answers.length });
    },
  };
}

function keyOf({ channel, thread }: Thread): string {
  return `${channel} ${thread}`;
}
