import { InvalidArgumentError } from 'commander';

const DAYS_AGO = /^(?<days>\d{1,5})d$/u;
const DAY = 24 * 60 * 60_000;

/** A time from "30d" (days ago) or "2026-11-01" (that day in UTC, from its start), in milliseconds since 1970. */
export function parseSince(text: string, now: number): number {
  const days = DAYS_AGO.exec(text)?.groups?.days;
  const time = days === undefined ? dayFrom(text) : now - Number(days) * DAY;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('It must be days, such as 30d, or a date, such as 2026-11-01.');
  return time;
}

function dayFrom(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
}
