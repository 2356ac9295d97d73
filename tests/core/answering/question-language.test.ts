import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import { languageOfQuestion, languagesUnlike } from '../../../src/core/answering/question-language.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { articleOf } from '../../support/articles.ts';

describe('the language of a question', () => {
  const languages = ['en', 'de', 'fr', 'uk', 'ru', 'ja', 'zh', 'ko'].map((language) => ({ language }));

  it.each([
    ['why Sudzha?', 'en'],
    ['How do I reset my password?', 'en'],
    ['Wie setze ich mein Passwort zurück?', 'de'],
    ['Kann ich von zu Hause arbeiten', 'de'],
    ['Où se trouve la clé ?', 'fr'],
    ['Куди звертатися, якщо щось не працює?', 'uk'],
    ['Куда обращаться, если что-то не работает?', 'ru'],
    ['パスワードを忘れました', 'ja'],
    ['如何重置密码', 'zh'],
    ['비밀번호를 어떻게 바꾸나요', 'ko'],
  ])('%j is told', async (question, language) => {
    expect(await languageOfQuestion(question, languages)).toEqual({ language });
  });

  it.each(['VPN setup', 'BibTeX', '42', ''])(
    '%j doesn’t tell: it is that of most articles',
    async (question) => {
      expect(await languageOfQuestion(question, languages)).toEqual({ language: 'en' });
      expect(await languageOfQuestion(question, languages.slice(1))).toEqual({ language: 'de' });
    },
  );

  it('is one that there are articles in', async () => {
    const some = languages.filter(({ language }) => language === 'en' || language === 'ja');
    expect(await languageOfQuestion('Wie komme ich hinein?', some)).toEqual({ language: 'en' });
  });
});

describe('where the articles are in several languages', () => {
  const english = articleOf(
    ['The server room is locked at ten.', 'Ask Mary for a key.', 'We close at six.'],
    {
      id: 'en',
      language: 'en-GB',
    },
  );
  const german = articleOf(['Der Server steht im Keller.', 'Das WLAN heißt Mühle.'], {
    id: 'de',
    language: 'de',
  });
  const unknown = articleOf(['The server is called Oakham.'], { id: 'names', language: null });
  const odd = articleOf(['The server has two fans.'], { id: 'odd', language: 'not a tag!' });
  const askAll = createAsk(createPassageIndex([english, german, unknown, odd]), { publicUrl: null });
  const found = async (question: string) => {
    const { quotes, nearest } = await askAll(question);
    return [...quotes, ...nearest].map(({ article }) => article.id);
  };

  it('a question is answered from those in its own, and from those whose language isn’t known', async () => {
    expect(await found('Wo steht der Server im Haus?')).toContain('de');
    expect(await found('Wo steht der Server im Haus?')).not.toContain('en');
    const ofEnglish = await found('Where is the server?');
    expect(ofEnglish).toEqual(expect.arrayContaining(['en', 'names', 'odd']));
    expect(ofEnglish).not.toContain('de');
  });

  it('a question that doesn’t tell is answered from those in the language of most', async () => {
    expect(await found('Server')).not.toContain('de');
  });
});

describe('the languages of articles', () => {
  const inLanguages = (...languages: (string | null)[]) =>
    languages.map((language, place) => ({ id: `a${place}`, language, size: 9 - place }));

  it.each([
    ['Wie setze ich mein Passwort zurück?', ['en'], ['en']],
    ['Où se trouve la clé du garage ?', ['en', 'de'], ['en', 'de']],
    ['Куди звертатися, якщо щось не працює?', ['en'], ['en']],
    ['パスワードを忘れました', ['en-GB', null], ['en']],
    ['How do I reset my password?', ['ja'], ['ja']],
  ])('are told of %j, which is in none of them', async (question, languages, told) => {
    expect(await languagesUnlike(question, inLanguages(...languages))).toEqual(told);
  });

  it.each([
    ['How do I reset my password?', ['en', 'de']],
    ['Wie setze ich mein Passwort zurück?', ['en', 'de']],
    ['why Sudzha?', ['en']],
    ['VPN setup', ['en']],
    ['Who was Otto von Bismarck?', ['en']],
    ['42', ['uk']],
    ['Wie setze ich mein Passwort zurück?', [null]],
    ['Wie setze ich mein Passwort zurück?', ['en', null, null]],
    ['Wie setze ich mein Passwort zurück?', []],
  ])('aren’t told of %j with %j', async (question, languages) => {
    expect(await languagesUnlike(question, inLanguages(...languages))).toEqual([]);
  });
});
