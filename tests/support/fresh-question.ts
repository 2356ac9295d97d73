import { randomBytes } from 'node:crypto';
import type { AskedQuestion } from '../../src/core/ports/question-log.ts';

/** A question as the bot logs it, asked now and answered, but for what is said of it. */
export function freshQuestion(said: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    id: randomBytes(8).toString('base64url'),
    at: Date.now(),
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: '1723.45' },
    person: 'a-hash',
    text: 'Who holds Sudzha?',
    outcome: 'answered',
    confidence: 0.769,
    engine: 'lexical',
    nearest: { article: 'kursk', passage: 12 },
    ...said,
  };
}
