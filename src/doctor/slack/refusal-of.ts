import { webApi } from '@slack/bolt';
import { errorCodeOf } from '../../adapters/slack/delivery/error-code.ts';
import { fixFor } from '../../adapters/slack/delivery/fix-for.ts';
import type { Finding } from '../finding.ts';
import { reasonOfNetwork } from '../reason-of-network.ts';

/** Of Slack's codes. */
const CODE = /^\w{1,64}$/;
const SERVER_ERRORS = 500;

const REACH = 'Look at the network, at SLACK_API_URL and at slack-status.com.';

/**
 * What it means that Slack was asked in vain: it refused, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence on what it is that Slack refuses
 * @param fix what to do about that; as Slack's code has it, when left out
 */
export function refusalOf(error: unknown, refused: string, fix?: string): Finding {
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
      found: `Slack can’t be reached (${reasonOfNetwork(error.original)}).`,
      fix: REACH,
    };
  return { status: 'fail', found: 'What answers in Slack’s place isn’t Slack.', fix: REACH };
}
