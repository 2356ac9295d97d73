import type { Answer } from './answer.ts';
import type { Ask } from './ask.ts';
import { singleSpaced } from './language/single-spaced.ts';

/** Answers remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 500;

/**
 * Remembers what was found by reading, which takes a while, and the same question has the same answer. For one corpus: whoever
 * changes the corpus makes a new one. White space doesn't make another question.
 */
export function rememberAnswers(ask: Ask, most = MOST_REMEMBERED): Ask {
  const remembered = new Map<string, Answer>();
  return async (question, options = {}) => {
    const { quotes, previous } = options;
    const key = JSON.stringify([singleSpaced(question.trim()), quotes, previous]);
    const known = remembered.get(key);
    const answer = known === undefined ? await ask(question, options) : { ...known, question };
    if (answer.engine !== 'reader') return answer;
    // Last of all.
    remembered.delete(key);
    remembered.set(key, answer);
    const [oldest] = remembered.keys();
    if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
    return answer;
  };
}
