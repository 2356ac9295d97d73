import type { Answer } from '../answer.ts';
import { readQuestion } from '../question/question.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/**
 * Keeps a question and what came of it, for feedback, gaps and the follow-up. Where nothing is kept, or can be now, this
 * process remembers it for the follow-up alone.
 *
 * @param text as it was looked up
 * @returns the question's id; `null` when it isn't kept
 */
export async function keepQuestion(
  { place, person }: Turn,
  { settings, attempt, store, clock, conversations, questionId }: Kit,
  answer: Answer,
  text: string,
  event: string | null,
): Promise<string | null> {
  const { status: outcome, confidence, engine, quotes, nearest } = answer;
  if (outcome === 'invalid-question' || !isAboutSomething(text)) return null;
  const [best] = [...quotes, ...nearest];
  const question = {
    id: questionId(event),
    at: clock.now(),
    place,
    person,
    text,
    outcome,
    confidence,
    engine,
    nearest: best === undefined ? null : { article: best.article.id, passage: best.passage },
  };
  const record = async () => {
    await store.questions.record(question);
    return question.id;
  };
  const id = settings.retentionDays === 0 ? null : await attempt('record question', record, null);
  if (id === null) conversations.remember(place, person, text);
  return id;
}

/** Thanks and greetings aren't. */
function isAboutSomething(text: string): boolean {
  const read = readQuestion(text);
  return typeof read !== 'string' && read.terms.length > 0;
}
