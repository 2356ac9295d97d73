import type { Request } from '../requests/request.ts';

/** What a request is claimed by; `null` where nothing is delivered twice. */
export function eventOf({ event, place: { platform } }: Request): string | null {
  return event === null ? null : `${platform}:${event}`;
}
