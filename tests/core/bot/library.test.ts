import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/core/answering/answer.ts';
import type { Ask } from '../../../src/core/answering/ask.ts';
import { cacheAnswers } from '../../../src/core/bot/library.ts';
import { TEST_SIGN } from '../../support/bot-of.ts';

/** Answers anything, and counts how often it is asked. */
function countingAsk(engine: () => Engine = () => 'reader') {
  const asked: string[] = [];
  const ask: Ask = async (question) => {
    asked.push(question);
    return {
      question,
      status: 'not-in-corpus',
      engine: engine(),
      confidence: 0,
      quotes: [],
      nearest: [],
      unanswered: [],
      reason: null,
    };
  };
  return { ask, asked };
}

describe('an answer that was read', () => {
  it('is remembered, whatever the white space, and has the question as it was asked', async () => {
    const { ask, asked } = countingAsk();
    const remembering = cacheAnswers(ask, TEST_SIGN);
    await remembering('why  the mill?');
    expect((await remembering(' why the mill? ')).question).toBe(' why the mill? ');
    expect(asked).toHaveLength(1);
  });

  it('is another one after another question or quote, or of another length', async () => {
    const { ask, asked } = countingAsk();
    const remembering = cacheAnswers(ask, TEST_SIGN);
    await remembering('why?');
    await remembering('why?', { previous: 'What is the mill?' });
    await remembering('why?', { previous: 'What is the mill?', quoted: { id: 'mill', title: 'The mill' } });
    await remembering('why?', { quotes: 1 });
    await remembering('Why?');
    expect(asked).toHaveLength(5);
  });

  it('is remembered by the signature of its question, and by nothing that could be read', async () => {
    const { ask, asked } = countingAsk();
    const remembering = cacheAnswers(ask, () => new Uint8Array(32));
    await remembering('why?');
    expect((await remembering('another, with the same signature')).question).toContain('another');
    expect(asked).toEqual(['why?']);
  });

  it('is forgotten when it is the one not asked for longest', async () => {
    const { ask, asked } = countingAsk();
    const remembering = cacheAnswers(ask, TEST_SIGN, 2);
    for (const question of ['a', 'b', 'a', 'c', 'a', 'b']) await remembering(question);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });
});

it('an answer found lexically is not remembered: the next may be read', async () => {
  let engine: Engine = 'lexical';
  const { ask } = countingAsk(() => engine);
  const remembering = cacheAnswers(ask, TEST_SIGN);
  await remembering('why?');
  engine = 'reader';
  expect((await remembering('why?')).engine).toBe('reader');
});
