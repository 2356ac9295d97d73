import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTestCorpora } from '../../src/commands/test-corpora.ts';
import { articleOf } from '../support/article-of.ts';
import { inFolder } from '../support/in-folder.ts';

const MILL = articleOf(['The mill stands.']);

async function corporaOf(...lines: readonly object[]) {
  const folder = await inFolder({ 'q.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') });
  return loadTestCorpora(join(folder, 'q.jsonl'), ['mill.md'], async () => [MILL]);
}

describe('the questions of a file', () => {
  it('are asked of the articles at the paths', async () => {
    expect(
      await corporaOf({ question: 'where?', gold: ['stands'] }, { question: 'why?', gold: [], kind: 'none' }),
    ).toEqual([
      {
        articles: [MILL],
        questions: [
          {
            question: 'where?',
            previous: '',
            answerable: true,
            gold: [{ text: 'stands', passage: null }],
            kind: 'other',
          },
          { question: 'why?', previous: '', answerable: false, gold: [], kind: 'none' },
        ],
      },
    ]);
  });

  it('follow what was asked before, read as one conversation', async () => {
    const gold: string[] = [];
    const [corpus] = await corporaOf(
      { question: 'why?', gold, previous: 'why Sudzha?' },
      { question: 'why?', gold, previous: ['why Sudzha?', 'how far is that?', 'and who runs it?'] },
      { question: 'why?', gold, previous: ['why Sudzha?', 'Who is Mark Galeotti?'] },
      { question: 'why?', gold, previous: [] },
    );
    expect(corpus?.questions.map(({ previous }) => previous)).toEqual([
      'why Sudzha?',
      'and who runs it – Sudzha?',
      'Who is Mark Galeotti?',
      '',
    ]);
  });
});
