import MiniSearch from 'minisearch';
import type { Answer, Quote } from '../src/core/answering/answer.ts';
import { MAX_QUOTES } from '../src/core/answering/ask.ts';
import type { Article, Passage } from '../src/core/article.ts';
import type { System } from './system.ts';

/** A text that is found whole. */
interface Entry {
  readonly article: Article;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** MiniSearch with its defaults: what it finds first is the answer, and it abstains only when it finds nothing. */
export function miniSearchSystem(unit: 'passages' | 'sentences'): System {
  return {
    name: `MiniSearch, ${unit}`,
    isBare: true,
    reads: false,
    open: (articles) => open(entriesOf(articles, unit)),
  };
}

function open(entries: readonly Entry[]) {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(entries.map((entry, id) => ({ id, text: textOf(entry) })));

  const search = (question: string) =>
    index.search(question).flatMap(({ id, score }) => {
      const entry = entries[id];
      return entry === undefined ? [] : [{ entry, score }];
    });

  return {
    async ask(question: string) {
      const found = search(question);
      const quotes = found.slice(0, MAX_QUOTES).map(({ entry }) => quoteOf(entry));
      return answerOf(question, quotes, found[0]?.score ?? 0);
    },
    passages(question: string, limit: number) {
      return [...new Set(search(question).map(({ entry }) => entry.passage))].slice(0, limit);
    },
  };
}

function entriesOf(articles: readonly Article[], unit: 'passages' | 'sentences'): Entry[] {
  return articles.flatMap((article) =>
    article.passages.flatMap((passage) => {
      const spans = unit === 'passages' ? [{ start: 0, end: passage.text.length }] : passage.sentences;
      return spans.map(({ start, end }) => ({ article, passage, start, end }));
    }),
  );
}

/** Without the white space that a sentence ends with. */
function textOf({ passage, start, end }: Entry): string {
  return passage.text.slice(start, end).trimEnd();
}

function quoteOf(entry: Entry): Quote {
  const { article, passage, start } = entry;
  const { id, title, url } = article;
  const text = textOf(entry);
  return {
    text,
    article: { id, title, url },
    passage: passage.number,
    start,
    end: start + text.length,
    highlights: [],
    link: null,
  };
}

function answerOf(question: string, quotes: readonly Quote[], confidence: number): Answer {
  const common = { question, engine: 'lexical', confidence, reason: null } as const;
  return quotes.length === 0
    ? { ...common, status: 'not-in-corpus', quotes: [], nearest: [] }
    : { ...common, status: 'answered', quotes, nearest: [] };
}
