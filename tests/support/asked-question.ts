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
