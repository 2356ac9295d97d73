import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../../src/core/bot/controls/seal.ts';
import { parseQuestionFile, QuestionFileError } from '../../src/evaluation/question-file.ts';
import { hmacSign } from '../../src/system/crypto.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText, RUNS } from './hostile-text.ts';

const { seal, open } = createSeal(hmacSign('a secret'));
const CHANNEL = { platform: 'slack', id: 'C1', person: 'ada' } as const;

describe('a control that comes back', () => {
  const control = { kind: 'more', audience: 'asker', isUnsure: false, question: null, quotes: [] } as const;

  it('is what was sealed, or is told to be broken: nobody can make one', async () => {
    const sealed = seal(control, CHANNEL);
    const sent = fc.oneof(
      hostileText,
      damaged(sealed),
      fc.base64String().map((text) => text.replaceAll('=', '')),
    );
    await fuzzed('controls', RUNS * 5, sent, (text) => {
      const opened = open(text, CHANNEL);
      expect(typeof opened === 'string' || text === sealed).toBe(true);
    });
  });
});

describe('a question file', () => {
  const questions =
    '{"question": "Who?", "gold": ["Ada"], "kind": "who"}\n{"question": "Why?", "gold": []}\n';
  const articles =
    '{"title": "Mills", "paragraphs": ["The mill turns."], "questions": [{"question": "What turns?", "gold": [{"paragraph": 1, "text": "The mill"}]}]}\n';

  it('is read or refused, whatever it holds', async () => {
    const file = fc.oneof(
      hostileText,
      damaged(questions),
      damaged(articles),
      fc.array(fc.json(), { maxLength: 4 }).map((lines) => lines.join('\n')),
    );
    await fuzzed('question files', RUNS, file, (text) => {
      try {
        parseQuestionFile(text, 'x.jsonl');
      } catch (error) {
        expect(error).toBeInstanceOf(QuestionFileError);
      }
    });
  });
});
