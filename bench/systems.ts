import MiniSearch from 'minisearch';
import type { Answer, Quote } from '../src/core/answering/answer.ts';
import { type Ask, createAsk, MAX_QUOTES } from '../src/core/answering/ask.ts';
import { analyseQuestion } from '../src/core/answering/question.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import type { Article, Passage } from '../src/core/article.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import type { Reader } from '../src/core/ports/reader.ts';

/** Something that answers questions, over some articles. */
interface OpenSystem {
  readonly ask: Ask;
  /** The passages it ranks best, best first, each once. */
  readonly passages: (question: string, limit: number) => readonly Passage[];
}

/** Something that answers questions, to be compared with others. */
export interface System {
  readonly name: string;
  /** Whether it is a search engine alone: its confidence is a score, not a probability, and it highlights nothing. */
  readonly isBare: boolean;
  /** Whether a reader finds its answers. */
  readonly reads: boolean;
  readonly open: (articles: readonly Article[]) => OpenSystem;
}

/** What the package answers. @param reader `null` for the lexical engine */
export function kurskSystem(reader: Reader | null): System {
  return {
    name: reader === null ? 'kursk (lexical)' : 'kursk (reader)',
    isBare: false,
    reads: reader !== null,
    open(articles) {
      const index = createPassageIndex(articles);
      return {
        ask: createAsk(index, {
          publicUrl: null,
          reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles),
        }),
        passages(asked, limit) {
          const question = analyseQuestion(asked);
          if (typeof question === 'string') return [];
          return index.candidates(index.resolveTerms(question), limit).map(({ passage }) => passage);
        },
      };
    },
  };
}

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
