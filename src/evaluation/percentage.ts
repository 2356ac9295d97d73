import { figure } from './figure.ts';

/** A share, from 0 to 1, as a table shows it: in %, with one digit; a dash where nothing could be measured. */
export function percentage(share: number | null): string {
  return figure(share === null ? null : 100 * share, 1);
}
