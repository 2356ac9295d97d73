import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { Place } from '../ports/place.ts';
import type { QuestionLog } from '../ports/questions.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';

/** A follow-up follows what was asked within this time. In milliseconds. */
const FOLLOW_UP_WINDOW = 60 * 60_000;

/** So many conversations are remembered here, the latest. */
const MAX_CONVERSATIONS = 1_000;

/** What each conversation was about last. */
export interface Conversations {
  /** The question asked before, as it was read; empty when there is none. */
  readonly recall: (place: Place) => Promise<string>;
  readonly remember: (place: Place, person: string, question: string) => void;
  readonly forget: (person: string) => void;
}

/** Remembers by the log, which all processes share; what the log doesn't hold, this process holds while it may be followed up. */
export function createConversations(
  latestIn: QuestionLog['latestIn'],
  attempt: CallStore,
  clock: Clock,
): Conversations {
  const memory = createBoundedMap<string, { person: string; text: string; at: number }>(MAX_CONVERSATIONS);
  const isOver = ({ at }: { at: number }) => at <= clock.now() - FOLLOW_UP_WINDOW;
  const drop = (isToGo: (entry: { person: string; at: number }) => boolean) => {
    for (const [key, entry] of memory.entries()) if (isToGo(entry)) memory.delete(key);
  };

  return {
    async recall(place) {
      if (place.conversation === null) return '';
      drop(isOver);
      const here = memory.get(keyOf(place));
      const logged = await attempt('latest question', () => latestIn(place, FOLLOW_UP_WINDOW), null);
      return here !== undefined && here.at > (logged?.at ?? 0) ? here.text : (logged?.text ?? '');
    },
    remember(place, person, text) {
      drop(isOver);
      if (place.conversation !== null) memory.set(keyOf(place), { person, text, at: clock.now() });
    },
    forget: (gone) => drop(({ person }) => person === gone),
  };
}

function keyOf({ platform, channel, conversation }: Place): string {
  return JSON.stringify([platform, channel, conversation]);
}
