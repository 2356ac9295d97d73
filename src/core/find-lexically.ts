import { CANDIDATES } from './candidates.ts';
import type { Finding } from './finding.ts';
import type { Lookup } from './index/lookup.ts';
import { judged } from './judged.ts';
import type { Question } from './question/question.ts';
import { rankSentences } from './ranking/rank-sentences.ts';
import { RANKING } from './ranking/ranking-weights.ts';

/** Looks a question up in the index alone. @param limit of quotes */
export function findLexically(question: Question, index: Lookup, limit: number): Finding {
  const terms = index.know(question);
  const candidates = index.candidates(terms, CANDIDATES.lexical);
  const ranked = rankSentences(candidates, question, terms, RANKING.lexical);
  return judged({ engine: 'lexical', question, terms, candidates, ranked }, limit);
}
