export const APPLICATION = '1000000000000000001';
export const GUILD = '1000000000000000010';
export const CHANNEL = '1000000000000000020';
/** Two threads of the channel: one that discord.js is told of, and one that was archived before. */
export const THREAD = '1000000000000000040';
export const OLD_THREAD = '1000000000000000041';
export const DIRECT = '1000000000000000030';
export const PERSON = '1000000000000000100';
export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.fake.token';

let last = 1_400_000_000_000_000_000n;

/** An id that nothing had before. */
export function snowflake(): string {
  last += 4_194_304n;
  return String(last);
}

/** The id of an event of the contract's, such as "E1": the same each time. */
export function eventId(event: string): string {
  return `13000000000000${event.replaceAll(/\D/g, '').padStart(5, '0')}`;
}
