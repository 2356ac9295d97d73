import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { chat } from '../../../src/adapters/terminal/chat.ts';
import { createAsk } from '../../../src/core/ask.ts';
import { articleOf } from '../../support/article-of.ts';

const articles = [articleOf(['The mill stands by the river.'])];
const ask = createAsk(articles, { publicUrl: null });

it('greets whoever types with the articles and what can be done, and prompts', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = {
    input,
    output,
    errors: output,
    isInputTyped: true,
    areErrorsWatched: false,
    hasColor: false,
    width: 80,
  };
  input.end('where is the mill?\r/quit\r');
  await chat(terminal, articles, ask);
  output.end();
  const shown = await text(output);
  expect(shown).toMatch(/^sample {2}Sample \(1 passage\)\n\nType a question\./);
  expect(shown).toContain('> ');
  expect(shown).toContain('│ The mill stands by the river.\n  — Sample, ¶1\n');
});
