import { describe, expect, it } from 'vitest';
import {
  type Dialogue,
  holdDialogues,
  missingGold,
  readDialogues,
  renderDialogues,
} from '../../bench/dialogues.ts';
import type { System } from '../../bench/systems.ts';
import type { AskOptions } from '../../src/core/answering/ask.ts';
import { articleOf, bundledArticle } from '../support/articles.ts';
import { askOf } from '../support/evaluation.ts';

const FILE = 'bench/data/dialogues/dialogues.jsonl';

describe('the dialogues', () => {
  it('are in halves, and have something to quote where there is an answer only', async () => {
    const dialogues = await readDialogues(FILE);
    for (const half of ['tuned', 'held out'])
      expect(dialogues.filter((dialogue) => dialogue.half === half)).toHaveLength(30);
    for (const { kind, gold } of dialogues.flatMap(({ turns }) => turns))
      expect(gold.length === 0).toBe(['not answered', 'no question'].includes(kind));
  });

  it('on the article that comes along expect what stands in it, and are refused if they don’t', async () => {
    const articles = [await bundledArticle()];
    const dialogues = (await readDialogues(FILE)).filter(({ collection }) => collection === 'kursk');
    expect(dialogues).toHaveLength(10);
    for (const dialogue of dialogues) expect(missingGold(dialogue, articles)).toEqual([]);
    const turns = [{ question: 'why?', gold: ['the moon is made of cheese'], kind: 'first' as const }];
    const invented = { collection: 'kursk', half: 'tuned', turns } as const;
    expect(missingGold({ ...invented, turns }, articles)).toEqual(['the moon is made of cheese']);
  });
});

describe('a dialogue', () => {
  const mill = articleOf(['The mill stands by the river.', 'Mary Miller runs the mill.'], { id: 'mill' });
  const dialogue: Dialogue = {
    collection: 'mills',
    half: 'tuned',
    turns: [
      { question: 'Where does the mill stand?', gold: ['by the river'], kind: 'first' },
      { question: 'ok cool', gold: [], kind: 'no question' },
      { question: 'and who runs it?', gold: ['Mary Miller'], kind: 'pronoun' },
    ],
  };

  it('is held turn by turn, each with what was asked and quoted before, and what isn’t meant for the bot is passed over', async () => {
    const asked: [string, AskOptions | undefined][] = [];
    const ask = askOf([mill]);
    const noting: System = {
      name: 'noting',
      isBare: false,
      reads: false,
      open: async () => ({
        ask: (question, options) => {
          asked.push([question, options]);
          return ask(question, options);
        },
        passages: async () => [],
      }),
    };
    const outcomes = await holdDialogues(
      noting,
      [dialogue],
      async () => [mill],
      () => {},
    );
    expect(asked).toMatchObject([
      ['Where does the mill stand?', { previous: '', quoted: null }],
      ['and who runs it?', { previous: 'Where does the mill stand?', quoted: { id: 'mill' } }],
    ]);
    expect(outcomes.map(({ answer, rank }) => [answer === null, rank])).toEqual([
      [false, 1],
      [true, null],
      [false, 1],
    ]);
    const table = renderDialogues(outcomes)
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/).slice(0, 5));
    expect(table).toContainEqual(['pronoun', '1', '100.0', '100.0', '–']);
    expect(table).toContainEqual(['no question', '1', '–', '–', '100.0']);
  });
});
