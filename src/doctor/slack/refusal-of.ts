import { webApi } from '@slack/bolt';
import { errorCodeOf } from '../../adapters/slack/delivery/error-code.ts';
import { fixFor } from '../../adapters/slack/delivery/fix-for.ts';
import type { Finding } from '../finding.ts';

/**
 * What it means that Slack was asked in vain: it refused, has trouble, or can't be reached.
 *
 * @param refused the beginning of a sentence on what it is that Slack refuses
 * @param fix what to do about that; as Slack's code has it, when left out
 */
export function refusalOf(error: unknown, refused: string, fix?: string): Finding {
  const code = errorCodeOf(error);
  if (error instanceof webApi.WebAPIPlatformError)
    return { status: 'fail', found: `${refused} (${code}).`, fix: fix ?? fixFor(code) };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { status: 'warn', found: 'Slack has been asked too often.', fix: 'Try again in a minute.' };
  if (error instanceof webApi.WebAPIHTTPError)
    return { status: 'warn', found: `Slack doesn’t answer as it should (${code}).`, fix: fixFor(code) };
  if (!(error instanceof webApi.WebAPIRequestError)) throw error;
  const { code: reason, message } = error.original as NodeJS.ErrnoException;
  return { status: 'fail', found: `Slack can’t be reached (${reason ?? message}).`, fix: fixFor(code) };
}
