import { AuthorizationError } from '@slack/bolt';
import { noteOf } from '../../core/replies/note-of.ts';
import type { Wording } from '../../core/wording/wording.ts';
import { errorCodeOf } from './delivery/error-code.ts';
import { fixFor } from './delivery/fix-for.ts';
import type { RespondAt } from './delivery/respond-at.ts';
import { renderReply } from './rendering/render-reply.ts';
import type { Tell } from './tell.ts';
import { UnknownRequest } from './unknown-request.ts';

export interface ErrorArgs {
  readonly error: Error;
  /** What Slack sent. */
  readonly body: object;
}

/**
 * Whatever no handler has dealt with: told to the log, and where the bot couldn't look into it, to whoever waits. What is unknown
 * goes on to the transport, which refuses it.
 */
export function onError(respondAt: RespondAt, tell: Tell, words: Wording) {
  return async ({ error, body }: ErrorArgs): Promise<void> => {
    if (error instanceof UnknownRequest) {
      tell('warn', 'slack-unknown', { why: error.message, fix: fixFor('missing_scope') });
      throw error;
    }
    if (!(error instanceof AuthorizationError)) {
      const code = errorCodeOf(error);
      return tell('error', 'slack-failed', { code, fix: fixFor(code), err: error });
    }
    tell('warn', 'slack-not-authorized', {
      fix: 'The app has to be installed there (again).',
      err: error.original,
    });
    if (!('response_url' in body) || typeof body.response_url !== 'string') return;
    const message = renderReply(noteOf(words.slack.notInstalled), words);
    await respondAt(body.response_url, {
      ...message,
      response_type: 'ephemeral',
      replace_original: false,
    }).catch((cause: unknown) => tell('warn', 'slack-not-responded', { code: errorCodeOf(cause) }));
  };
}
