import { languageOfQuestion } from '../core/answering/question-language.ts';
import type { Article } from '../core/article.ts';
import { type KeptMessage, keptArticleId } from '../core/ports/kept-answers.ts';
import { canonicalText } from './passage-text.ts';
import { splitSentences } from './split-sentences.ts';

const ENGLISH = 'en';

/** The title under which every answer that the team has kept is cited. */
const TITLE = 'Answers from the team';

/**
 * The article that a kept message is quoted as: a passage for each of its paragraphs, under the questions that it answers.
 *
 * @param language that it is read in; `null`: as English
 */
export function keptArticle(
  id: string,
  { author, url, published, questions, pieces }: KeptMessage,
  language: string | null = null,
): Article {
  const section = questions.map(canonicalText).filter((question) => question !== '');
  const texts = pieces.map(canonicalText).filter((text) => text !== '');
  return {
    id: keptArticleId(id),
    title: TITLE,
    author,
    publisher: null,
    published,
    url,
    language,
    synonyms: [],
    isKept: true,
    passages: texts.map((text, place) => ({
      number: place + 1,
      text,
      section,
      sentences: splitSentences(text),
    })),
  };
}

/**
 * The language that a kept message is read in: of those that questions are read in, since whoever asks in it has to find it, the one that it
 * is written in. Where nothing tells, the one of most articles; `null`: English.
 *
 * @param ofArticles the languages of the articles, that of most first
 */
export async function languageOfMessage(
  { questions, pieces }: Pick<KeptMessage, 'questions' | 'pieces'>,
  ofArticles: readonly string[],
): Promise<string | null> {
  if (ofArticles.every((language) => language === ENGLISH)) return null;
  const languages = [...new Set([...ofArticles, ENGLISH])].map((language) => ({ language }));
  const found = await languageOfQuestion([...questions, ...pieces].join('\n'), languages);
  return found === undefined || found.language === ENGLISH ? null : found.language;
}
