import type { CallStore } from '../inbox/circuit-breaker.ts';
import { idScopeOf, type Place } from '../ports/place.ts';
import type { PassageName, QuestionLog } from '../ports/questions.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';

/** How long after a question a follow-up is still read with it. In milliseconds. */
const FOLLOW_UP_WINDOW = 60 * 60_000;

/** How many conversations this process remembers, the latest. */
const MAX_CONVERSATIONS = 1_000;

/** The last question of each conversation and what was quoted for it, so that a follow-up can be understood. */
export interface Conversations {
  /**
   * The previous question; `null` when there is none. Its words, and those that were quoted for it, may be shown along with the
   * follow-up, so a question that was asked in private is recalled by its asker alone, and only for what they alone will see.
   *
   * @param reader the person who alone will see the reply; `null`: everybody in the conversation will
   */
  readonly recall: (place: Place, reader: string | null) => Promise<PreviousQuestion | null>;
  /** @param reader the person who alone saw the question; `null`: everybody in the conversation did */
  readonly remember: (place: Place, reader: string | null, question: RememberedQuestion) => void;
  readonly forget: (person: string) => void;
}

export interface PreviousQuestion {
  /** As it was understood. */
  readonly text: string;
  /** The passage of the first quote, or the closest passage; `null` when nothing was found. */
  readonly nearest: PassageName | null;
}

export interface RememberedQuestion extends PreviousQuestion {
  /** The asker's keyed hash. */
  readonly person: string;
}

/** The question log, which all processes share, knows the last question; this process remembers those that couldn't be logged. */
export function createConversations(
  latestIn: QuestionLog['latestIn'],
  callStore: CallStore,
  clock: Clock,
): Conversations {
  type Entry = RememberedQuestion & { readonly at: number };
  const memory = createBoundedMap<string, Entry>(MAX_CONVERSATIONS);
  const isExpired = ({ at }: Pick<Entry, 'at'>) => at <= clock.now() - FOLLOW_UP_WINDOW;
  const drop = (shouldDrop: (entry: Entry) => boolean) => {
    for (const [key, entry] of memory.entries()) if (shouldDrop(entry)) memory.delete(key);
  };
  const logIn = (place: Place, reader: string | null) =>
    callStore('latest question', () => latestIn(place, reader, FOLLOW_UP_WINDOW), null);

  return {
    async recall(place, reader) {
      if (place.conversation === null) return null;
      drop(isExpired);
      const remembered = [null, reader].map((seenBy) => memory.get(keyOf(place, seenBy)));
      const known = [await logIn(place, reader), ...remembered].filter((one) => one != null);
      const [latest] = known.sort((a, b) => b.at - a.at);
      return latest ?? null;
    },
    remember(place, reader, question) {
      drop(isExpired);
      if (place.conversation !== null) memory.set(keyOf(place, reader), { ...question, at: clock.now() });
    },
    forget: (forgotten) => drop(({ person }) => person === forgotten),
  };
}

function keyOf(place: Place, reader: string | null): string {
  return JSON.stringify([place.platform, idScopeOf(place), place.channel, place.conversation, reader]);
}
