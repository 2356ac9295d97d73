/** Why an answer that nobody asked for isn't posted, as a code for the log. `unseen`: the platform doesn't show what stands around it. */
export type HoldBackReason = 'answered-by-person' | 'conversation' | 'gone' | 'unseen';

/** A message near the one that asks, as the platform tells of it. */
export interface Neighbour {
  /** The platform's id of who wrote it. */
  readonly author: string;
  readonly isBot: boolean;
  /** When it was written, in milliseconds after the one that asks; less than 0: before it. */
  readonly at: number;
  /** Whether it replies to the one that asks, or stands in its thread. */
  readonly isReply: boolean;
}

/** So long ago somebody wrote at most who is still talking. In milliseconds. */
export const TALK_TIME = 5 * 60_000;

/** Nobody reads a question and writes an answer below it in less. In milliseconds. */
const ANSWERING_TIME = 10_000;

/**
 * Why the bot leaves a question that nobody asked it to people: a person has answered, or those who write there talk with each other.
 * `null`: it may answer.
 *
 * @param asker the platform's id of who asks
 * @param neighbours what was written from `TALK_TIME` before the question until now
 */
export function whyHeldBack(asker: string, neighbours: readonly Neighbour[]): HoldBackReason | null {
  const byOthers = neighbours.filter(({ author, isBot }) => !isBot && author !== asker);
  if (byOthers.some(({ isReply }) => isReply)) return 'answered-by-person';
  const own = neighbours.filter(({ author, at }) => author === asker && at < 0 && at >= -TALK_TIME);
  const wasAnswered = own.some((earlier) => byOthers.some(({ at }) => at > earlier.at && at < 0));
  const isFollowed = byOthers.some(({ at }) => at >= ANSWERING_TIME);
  return wasAnswered || isFollowed ? 'conversation' : null;
}
