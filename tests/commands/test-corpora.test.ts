import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildTestCorpus, loadTestCorpora } from '../../src/commands/test-corpora.ts';
import { articleOf } from '../support/articles.ts';
import { inFolder } from '../support/in-folder.ts';

const PARAGRAPHS = [
  'The mill stands.',
  ' ',
  'READ MORE: Mills of the moor',
  'Bread is baked at the cafe\u0301.',
];

function corpusOf(...questions: { question: string; gold: { paragraph: number; text: string }[] }[]) {
  return buildTestCorpus({ title: 'Mill', paragraphs: PARAGRAPHS, questions });
}

describe('an article of a question file', () => {
  it('is the corpus that its questions are asked of, without furniture and empty paragraphs', () => {
    const [article, ...others] = corpusOf().articles;
    expect(others).toEqual([]);
    expect(article?.title).toBe('Mill');
    expect(article?.passages.map(({ text }) => text)).toEqual([
      'The mill stands.',
      'Bread is baked at the café.',
    ]);
    expect(buildTestCorpus({ title: '', paragraphs: [''], questions: [] }).articles).toEqual([]);
  });

  it('has its gold pieces where the passages have them: renumbered, and in canonical text', () => {
    const gold = [
      { paragraph: 1, text: 'mill' },
      { paragraph: 4, text: 'the cafe\u0301. ' },
    ];
    expect(corpusOf({ question: 'Where is bread baked?', gold }).questions).toEqual([
      {
        question: 'Where is bread baked?',
        previous: '',
        answerable: true,
        gold: [
          { text: 'mill', passage: 1 },
          { text: 'the café.', passage: 2 },
        ],
        kind: 'place',
      },
    ]);
  });

  it('has an answer that can’t be quoted where that stands in furniture', () => {
    expect(corpusOf({ question: 'mills?', gold: [{ paragraph: 3, text: 'moor' }] }).questions).toEqual([
      { question: 'mills?', previous: '', answerable: true, gold: [], kind: 'keyword' },
    ]);
  });

  it('has questions that have no answer, whatever they ask for', () => {
    expect(corpusOf({ question: 'Who?', gold: [] }, { question: '', gold: [] }).questions).toMatchObject([
      { answerable: false, gold: [], kind: 'unanswerable' },
      { answerable: false, gold: [], kind: 'unanswerable' },
    ]);
  });
});

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
