import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import {
  capitalsMarkNames,
  createTermsIn,
  isReadAsEnglish,
  primaryLanguage,
  stemmedAs,
  termsIn,
} from '../../../src/core/index/language-terms.ts';
import { createPassageIndex, restorePassageIndex } from '../../../src/core/index/passage-index.ts';
import { termOfWord } from '../../../src/core/index/words.ts';
import { articleOf } from '../../support/articles.ts';

describe('forms of a word', () => {
  it.each([
    ['de', 'Kündigungen Kündigung'],
    ['de-AT', 'Häuser Haus'],
    ['fr', 'réunions réunion l’réunion'],
    ['fr', 'l’école écoles d’école ECOLE'],
    ['es', 'vacaciones vacación vacacion'],
    ['it', 'dell’ufficio ufficio uffici'],
    ['pt-BR', 'trabalhadores trabalhador'],
    ['nl', 'vakantiedagen vakantiedag'],
    ['sv', 'semesterdagar semesterdag'],
    ['nb', 'feriedager feriedag'],
    ['da', 'feriedage feriedag'],
    ['fi', 'lomapäivät lomapäivä'],
    ['hu', 'házak ház'],
    ['ro', 'casele casă'],
    ['ru', 'сотрудники сотрудников сотрудник'],
    ['uk', 'працівники працівників працівник ПРАЦІВНИК'],
    ['el', 'άδειες άδεια'],
    ['tr', 'EVLER ev'],
    ['ar', 'موظفون موظف'],
    ['en', 'holidays holiday'],
    [null, 'holidays holiday'],
  ])('in %j have one term: %s', (language, forms) => {
    const terms = new Set(forms.split(' ').map(termsIn(language)));
    expect(terms.size).toBe(1);
    expect([...terms]).not.toContain(null);
  });

  it.each([
    ['de', 'wie'],
    ['fr', 'où'],
    ['fr', 'l’'],
    ['es', 'Cuándo'],
    ['uk', 'який'],
    ['en', 'the'],
  ])('in %j, %j says nothing', (language, word) => {
    expect(termsIn(language)(word)).toBe(null);
  });

  it('of a language without a stemmer are taken as they are written, and those of English words in English alone', () => {
    expect(termsIn('pl')('spotkaniami')).toBe('spotkaniami');
    expect(termsIn('cs')('Meetings')).toBe('meetings');
    expect(termsIn('en')('Meetings')).toBe(termOfWord('meetings'));
  });

  it.each(['12,500', 'ESP32', 'AK-47', '€', 'U.S'])('%j is the same in every language', (word) => {
    for (const language of ['de', 'uk', 'pl']) expect(termsIn(language)(word)).toBe(termOfWord(word));
  });

  it('are remembered without any change', () => {
    const remembered = createTermsIn();
    for (const language of ['de', 'de', 'fr', null])
      expect(remembered(language)('Réunions')).toBe(termsIn(language)('Réunions'));
  });
});

it('a language is known by its tag', () => {
  expect([primaryLanguage('pt-BR'), primaryLanguage('not a tag!'), primaryLanguage(null)]).toEqual([
    'pt',
    null,
    null,
  ]);
  expect([stemmedAs('de-AT'), stemmedAs('en-GB'), stemmedAs(null), stemmedAs('pl')]).toEqual([
    'de',
    'en',
    'en',
    null,
  ]);
  expect([isReadAsEnglish(null), isReadAsEnglish('en-US'), isReadAsEnglish('fr')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([capitalsMarkNames('de'), capitalsMarkNames('fr')]).toEqual([false, true]);
});

describe('articles in a language with a stemmer', () => {
  const german = articleOf(
    [
      'Die Kündigung braucht eine Unterschrift.',
      'Jeder hat dreißig Urlaubstage im Jahr.',
      'Das Büro schließt um sechs.',
    ],
    { id: 'de', language: 'de' },
  );
  const ukrainian = articleOf(
    ['Працівники мають двадцять днів відпустки.', 'Офіс зачиняється о шостій.', 'Ключ лежить на столі.'],
    { id: 'uk', language: 'uk' },
  );
  const english = articleOf(
    ['Everybody has thirty days of leave.', 'The office closes at six.', 'Ask Mary for a key.', 'Be kind.'],
    { id: 'en', language: 'en' },
  );
  const unknown = articleOf(['Kündigungen gehen an Frau Stein.'], { id: 'names', language: null });
  const built = createPassageIndex([german, ukrainian, english, unknown]);
  const saved = JSON.parse(JSON.stringify(built.save()));
  const restored = restorePassageIndex(built.articles, saved);

  it.each([
    ['Wie viele Kündigungen brauchen Unterschriften?', 'Die Kündigung braucht eine Unterschrift.'],
    ['Wie viele Tage Urlaub, also welchen Urlaubstag hat man?', 'Jeder hat dreißig Urlaubstage im Jahr.'],
    ['Скільки днів відпусток у працівника?', 'Працівники мають двадцять днів відпустки.'],
    ['Коли зачиняються офіси?', 'Офіс зачиняється о шостій.'],
    ['When do the offices close?', 'The office closes at six.'],
  ])('answer %j from other forms of its words', async (question, quote) => {
    for (const index of [built, restored]) {
      const { quotes, nearest } = await createAsk(index, { publicUrl: null })(question);
      expect([...quotes, ...nearest][0]?.text).toBe(quote);
    }
  });

  it('leave those whose language isn’t known to be found by the very word', async () => {
    const { quotes, nearest } = await createAsk(built, { publicUrl: null })('Wohin gehen die Kündigungen?');
    expect([...quotes, ...nearest].map(({ article }) => article.id)).toContain('names');
  });

  it('are found by a word that has another term in each language', async () => {
    const both = createPassageIndex([
      articleOf(['Le message est lu par Ada.', 'Le reste dort.', 'Rien de plus ici.'], {
        id: 'fr',
        language: 'fr',
      }),
      articleOf(['The message is read by Ada.', 'The rest sleeps.', 'Nothing more.'], {
        id: 'en',
        language: 'en',
      }),
    ]);
    for (const [question, id] of [
      ['Qui est la personne qui a lu le message ?', 'fr'],
      ['who has read the message?', 'en'],
    ] as const) {
      const { quotes, nearest } = await createAsk(both, { publicUrl: null })(question);
      expect([...quotes, ...nearest][0]?.article.id).toBe(id);
    }
  });
});
