import { ownWords } from './own-words.ts';

const POLITE = /^(?:(?:can|could|would|will) you (?:please )?|do you (?=have|know))/iu;
/** "How are you?" is about who talks, not about what was asked before. */
const TALKERS = /\b(?:i|you|your|we)\b(?! know\b)/iu;
const ASKS_ON =
  /\b(?:who|whom|whose|what|which|why|how|when|where|more|else|then|such as|go on|continue|elaborate|explain|examples?|instance|details?|meaning|really|reasons?|next|later|afterwards)\b/iu;
const BARE_NOUN =
  /^(?:(?:and|but|so) )?(?:(?:at|by|for|from|in|of|to|with) )?(?:which|how many|how much|whose) (?:other |more )?\p{Ll}+(?: (?:is|are|was|were) there)?\P{L}*$/u;

/** Whether a question leaves out what it is about: "why?", "since when?", "tell me more", "in which countries?" */
export function isElliptic(question: string): boolean {
  const asked = question.replace(POLITE, '').replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
  if (BARE_NOUN.test(asked)) return true;
  return ownWords(asked).length === 0 && ASKS_ON.test(asked) && !TALKERS.test(asked);
}
