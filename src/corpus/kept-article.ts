import type { Article } from '../core/article.ts';
import { type KeptMessage, keptArticleId } from '../core/ports/kept-answers.ts';
import { canonicalText } from './passage-text.ts';
import { splitSentences } from './split-sentences.ts';

/** The title under which every answer that the team has kept is cited. */
const TITLE = 'Answers from the team';

/** The article that a kept message is quoted as: a passage for each of its paragraphs, under the questions that it answers. */
export function keptArticle(id: string, { author, url, published, questions, pieces }: KeptMessage): Article {
  const section = questions.map(canonicalText).filter((question) => question !== '');
  const texts = pieces.map(canonicalText).filter((text) => text !== '');
  return {
    id: keptArticleId(id),
    title: TITLE,
    author,
    publisher: null,
    published,
    url,
    // It may be asked about in any language that people speak there.
    language: null,
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
