import { webApi } from '@slack/bolt';
import { errorCodeOf, fixFor } from '../../adapters/slack/slack-errors.ts';
import type { Finding } from '../check.ts';
import { networkErrorReason } from '../identify-server.ts';

/** The form of Slack's error codes. Anything else may be hostile. */
const CODE = /^\w{1,64}$/;
const SERVER_ERRORS = 500;

const CONNECTION_FIX = 'Check the network, SLACK_API_URL and slack-status.com.';

/**
 * Explains why a request to Slack failed: Slack refused it, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence for a refusal, such as "Slack doesn't take the bot's token"
 * @param fix what to do about a refusal; by default what Slack's error code calls for
 */
export function explainRefusal(error: unknown, refused: string, fix?: string): Finding {
  const code = errorCodeOf(error);
  if (error instanceof webApi.WebAPIPlatformError && CODE.test(code))
    return { status: 'fail', found: `${refused} (${code}).`, fix: fix ?? fixFor(code) };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { status: 'warn', found: 'Slack has been asked too often.', fix: 'Try again in a minute.' };
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode >= SERVER_ERRORS)
    return { status: 'warn', found: `Slack has trouble (status ${error.statusCode}).`, fix: fixFor(code) };
  if (error instanceof webApi.WebAPIRequestError)
    return {
      status: 'fail',
      found: `Slack can’t be reached (${networkErrorReason(error.original)}).`,
      fix: CONNECTION_FIX,
    };
  return { status: 'fail', found: 'The server at SLACK_API_URL isn’t Slack.', fix: CONNECTION_FIX };
}
