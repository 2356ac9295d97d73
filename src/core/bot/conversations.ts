import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { Place } from '../ports/place.ts';
import type { QuestionLog } from '../ports/questions.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';

/** How long after a question a follow-up is still read with it. In milliseconds. */
const FOLLOW_UP_WINDOW = 60 * 60_000;

/** How many conversations this process remembers, the latest. */
const MAX_CONVERSATIONS = 1_000;

/** The last question of each conversation, so that a follow-up can be understood. */
export interface Conversations {
  /** The previous question, as it was understood; empty when there is none. */
  readonly recall: (place: Place) => Promise<string>;
  readonly remember: (place: Place, person: string, question: string) => void;
  readonly forget: (person: string) => void;
}

/** The question log, which all processes share, knows the last question; this process remembers those that couldn't be logged. */
export function createConversations(
  latestIn: QuestionLog['latestIn'],
  callStore: CallStore,
  clock: Clock,
): Conversations {
  const memory = createBoundedMap<string, { person: string; text: string; at: number }>(MAX_CONVERSATIONS);
  const isExpired = ({ at }: { at: number }) => at <= clock.now() - FOLLOW_UP_WINDOW;
  const drop = (shouldDrop: (entry: { person: string; at: number }) => boolean) => {
    for (const [key, entry] of memory.entries()) if (shouldDrop(entry)) memory.delete(key);
  };

  return {
    async recall(place) {
      if (place.conversation === null) return '';
      drop(isExpired);
      const remembered = memory.get(keyOf(place));
      const logged = await callStore('latest question', () => latestIn(place, FOLLOW_UP_WINDOW), null);
      const isNewer = remembered !== undefined && remembered.at > (logged?.at ?? 0);
      return (isNewer ? remembered.text : logged?.text) ?? '';
    },
    remember(place, person, text) {
      drop(isExpired);
      if (place.conversation !== null) memory.set(keyOf(place), { person, text, at: clock.now() });
    },
    forget: (forgotten) => drop(({ person }) => person === forgotten),
  };
}

function keyOf({ platform, channel, conversation }: Place): string {
  return JSON.stringify([platform, channel, conversation]);
}
