import { webApi } from '@slack/bolt';
import { ResponseUrlError } from './response-url-error.ts';

/** What Slack calls what went wrong, such as `not_in_channel`; else the status or the kind of the error. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof ResponseUrlError) return `response_url_${error.status}`;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}
