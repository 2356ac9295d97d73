import type { Answer } from './answer.ts';
import type { Ask } from './ask.ts';
import { toBase64url } from './controls/base64url.ts';
import { singleSpaced } from './language/single-spaced.ts';
import type { Sign } from './ports/sign.ts';
import { createBoundedMap } from './resilience/bounded-map.ts';

/** Answers remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 500;

/**
 * Remembers what was found by reading, which takes a while, and the same question has the same answer. For one corpus: whoever
 * changes the corpus makes a new one. White space doesn't make another question. Questions themselves are not remembered, only
 * their keyed hashes: nobody's words rest here.
 */
export function rememberAnswers(ask: Ask, sign: Sign, most = MOST_REMEMBERED): Ask {
  const remembered = createBoundedMap<string, Answer>(most);
  return async (question, options = {}) => {
    const { quotes, previous } = options;
    const key = toBase64url(sign(JSON.stringify([singleSpaced(question.trim()), quotes, previous])));
    const known = remembered.get(key);
    const answer = known === undefined ? await ask(question, options) : { ...known, question };
    if (answer.engine === 'reader') remembered.set(key, { ...answer, question: '' });
    return answer;
  };
}
