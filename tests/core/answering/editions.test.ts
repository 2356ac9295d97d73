import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import { dateOf } from '../../../src/core/answering/editions.ts';
import type { Article } from '../../../src/core/article.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { articleOf } from '../../support/articles.ts';

const LEAVE_2019 =
  'Everybody who works full time gets 20 days of paid leave a year, and takes them when they like.';
const LEAVE_2023 = LEAVE_2019.replace('20', '25');

/** @param editions what each article says, by when it was published */
async function quoted(
  question: string,
  editions: readonly (readonly [published: string | null, text: string])[],
) {
  const articles = editions.map(([published, text], place) => ({
    ...articleOf([text, 'The moor is wide and wet.']),
    id: `leave-${place}`,
    published,
  }));
  const ask = createAsk(createPassageIndex(articles), { publicUrl: null });
  const { quotes, nearest } = await ask(question);
  return [...quotes, ...nearest].map(({ text }) => text);
}

describe('editions of a passage', () => {
  it.each([
    ['2019-05-01', '2023-02-01'],
    ['2023-01-31', '2023-02-01T08:00:00Z'],
    ['2019', '12 March 2023'],
    ['December 3, 2022', '2023-02'],
  ])('of %s and %s are quoted as the newest has it, alone', async (old, recent) => {
    const question = 'How many days of paid leave does everybody get?';
    const [before, now] = [
      [old, LEAVE_2019],
      [recent, LEAVE_2023],
    ] as const;
    expect(await quoted(question, [before, now])).toEqual([LEAVE_2023]);
    expect(await quoted(question, [now, before])).toEqual([LEAVE_2023]);
  });

  it('are all quoted where nobody knows which is the newest', async () => {
    const question = 'How many days of paid leave does everybody get?';
    const found = await quoted(question, [
      ['2019-05-01', LEAVE_2019],
      [null, LEAVE_2023],
    ]);
    expect(found).toContain(LEAVE_2019);
    expect(
      await quoted(question, [
        ['2019', LEAVE_2019],
        ['2019', LEAVE_2023],
      ]),
    ).toContain(LEAVE_2019);
  });

  it('are none where the newer one is of something else', async () => {
    const ada = 'Ada works full time at the mill and gets 20 days of paid leave a year.';
    const ben = 'Ben works full time at the mill and gets 30 days of paid leave a year.';
    const [first] = await quoted('How many days of leave does Ada get?', [
      ['2019', ada],
      ['2023', ben],
    ]);
    expect(first).toBe(ada);
  });

  it('are none where the newer article says something else', async () => {
    const other = 'Paid leave is asked for by e-mail, a week before, and everybody answers within two days.';
    const question = 'How many days of paid leave does everybody get a year?';
    expect(
      (
        await quoted(question, [
          ['2019', LEAVE_2019],
          ['2023', other],
        ])
      )[0],
    ).toBe(LEAVE_2019);
  });
});

describe('a document that no longer holds', () => {
  const question = 'Which database do we use for orders?';
  const old = { id: 'adr-3', title: 'Orders', superseded: 'superseded by ADR-9' };
  const MONGO = 'We use the MongoDB database for all orders, because which orders we get differs.';
  const POSTGRES = 'For orders we use a PostgreSQL database on two servers.';

  async function asked(...articles: readonly Article[]) {
    const { quotes } = await createAsk(createPassageIndex(articles), { publicUrl: null })(question);
    return quotes.map(({ text, article }) => [text, article.superseded]);
  }

  it('is quoted after one that holds and answers, too, and says so', async () => {
    const current = articleOf([POSTGRES], { id: 'adr-9', title: 'Orders' });
    expect(await asked(articleOf([MONGO], { id: 'adr-3', title: 'Orders' }), current)).toEqual([
      [MONGO, undefined],
      [POSTGRES, undefined],
    ]);
    expect(await asked(articleOf([MONGO], old), current)).toEqual([
      [POSTGRES, undefined],
      [MONGO, 'superseded by ADR-9'],
    ]);
  });

  it('is quoted first where no other answers', async () => {
    const other = articleOf(['Lunch for whoever uses a database is at noon.'], { id: 'lunch' });
    expect((await asked(articleOf([MONGO], old), other))[0]).toEqual([MONGO, 'superseded by ADR-9']);
  });

  it('is replaced by one that says nearly the same, whatever their dates', async () => {
    for (const published of [null, '2031-01-01']) {
      const now = articleOf([MONGO.replace('MongoDB', 'MariaDB')], { id: 'now', title: 'Orders' });
      expect(await asked(articleOf([MONGO], { ...old, published }), now)).toEqual([
        [MONGO.replace('MongoDB', 'MariaDB'), undefined],
      ]);
    }
  });

  it('leaves the answer of an FAQ to the one that holds', async () => {
    const section = [question];
    const [before, now] = [
      articleOf([{ text: 'Yes, MongoDB.', section }], old),
      articleOf([{ text: 'None.', section }, POSTGRES], { id: 'now' }),
    ];
    const { status, quotes } = await createAsk(createPassageIndex([before, now]), { publicUrl: null })(
      question,
    );
    expect([status, quotes[0]?.text]).toEqual(['answered', 'None.']);
  });
});

describe('a date', () => {
  it.each([
    '03/04/2021',
    'last year',
    'May',
    '',
    null,
    '20212',
    'Version 2021.4 of the guide for everybody who works',
  ])('can’t be told from %s', (published) => {
    expect(dateOf(published)).toBeNull();
  });
});
