import { webApi } from '@slack/bolt';
import { errorCodeOf, fixFor } from '../../adapters/slack/slack-errors.ts';
import { networkErrorReason } from '../ask-server.ts';
import type { Finding } from '../check.ts';

/** Of Slack's codes. */
const CODE = /^\w{1,64}$/;
const SERVER_ERRORS = 500;

const CONNECTION_FIX = 'Look at the network, at SLACK_API_URL and at slack-status.com.';

/**
 * What it means that Slack was asked in vain: it refused, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence on what it is that Slack refuses
 * @param fix what to do about that; as Slack's code has it, when left out
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
  return { status: 'fail', found: 'What answers in Slack’s place isn’t Slack.', fix: CONNECTION_FIX };
}
