import { randomBytes } from 'node:crypto';
import type { AskedQuestion } from '../../src/core/ports/questions.ts';
import { askedQuestion } from './asked-question.ts';

/** A question of its own, asked just now in a thread and answered, unless the details say otherwise. */
export function freshQuestion(details: Partial<AskedQuestion> = {}): AskedQuestion {
  return askedQuestion({
    id: randomBytes(8).toString('base64url'),
    at: Date.now(),
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: '1723.45' },
    outcome: 'answered',
    confidence: 0.769,
    nearest: { article: 'kursk', passage: 12 },
    ...details,
  });
}
