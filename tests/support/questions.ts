import { randomBytes } from 'node:crypto';
import type { AskedQuestion } from '../../src/core/ports/questions.ts';

/** A question somebody asked on Slack that the articles didn't answer, unless the details say otherwise. */
export function askedQuestion(details: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    id: 'AAAAAAAAAAE',
    at: 0,
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null },
    person: 'a-hash',
    audience: 'everyone',
    text: 'Who runs the brewery?',
    outcome: 'not-in-corpus',
    confidence: 0.1,
    engine: 'lexical',
    nearest: null,
    ...details,
  };
}

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
