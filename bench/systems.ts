import MiniSearch from 'minisearch';
import type { Answer, Quote } from '../src/core/answering/answer.ts';
import { type Ask, createAsk, MAX_QUOTES } from '../src/core/answering/ask.ts';
import { gatherCandidates } from '../src/core/answering/candidates.ts';
import { matchMeaning } from '../src/core/answering/meaning.ts';
import { analyseQuestion, correctSpelling } from '../src/core/answering/question.ts';
import type { Evidence } from '../src/core/answering/ranking/sentence-score.ts';
import type { Article, Passage } from '../src/core/article.ts';
import { type BenchModels, openArticles } from './models.ts';

/** Something that answers questions, over some articles. */
interface OpenSystem {
  readonly ask: Ask;
  /** The passages it ranks best, best first, each once. */
  readonly passages: (question: string, limit: number) => Promise<readonly Passage[]>;
}

/** Something that answers questions, to be compared with others. */
export interface System {
  readonly name: string;
  /** Whether it is a search engine alone: its confidence is a score, not a probability, and it highlights nothing. */
  readonly isBare: boolean;
  /** Whether a reader finds its answers. */
  readonly reads: boolean;
  readonly open: (articles: readonly Article[]) => Promise<OpenSystem>;
}

/** What the package answers by a kind of evidence. @param models at least those that the evidence needs */
export function kurskSystem(evidence: Evidence, models: BenchModels): System {
  const reader = evidence.endsWith('reading') ? models.reader : null;
  const embedder = evidence.includes('meaning') ? models.embedder : null;
  return {
    name: `kursk, ${evidence}`,
    isBare: false,
    reads: reader !== null,
    async open(articles) {
      const opened = await openArticles(articles, { reader, embedder });
      return {
        ask: createAsk(opened.index, { ...opened, publicUrl: null }),
        async passages(asked, limit) {
          const question = analyseQuestion(asked);
          if (typeof question === 'string') return [];
          const { index, meaning } = opened;
          const text = correctSpelling(question, index.spell);
          const match = meaning && (await matchMeaning({ text }, meaning, Infinity));
          return gatherCandidates(index, index.resolveTerms(question), match, limit).map(
            ({ passage }) => passage,
          );
        },
      };
    },
  };
}

/** The embedder alone: the passages that are closest in meaning, whole. */
export function embedderSystem({ embedder }: BenchModels): System {
  return {
    name: 'embedder alone, passages',
    isBare: true,
    reads: false,
    async open(articles) {
      const { meaning } = await openArticles(articles, { reader: null, embedder });
      const nearest = async (asked: string, limit: number) => {
        const question = analyseQuestion(asked);
        const match =
          typeof question === 'string' || !meaning ? null : await matchMeaning(question, meaning, Infinity);
        return match?.nearest.slice(0, limit) ?? [];
      };
      const articleOf = new Map(
        articles.flatMap((article) => article.passages.map((passage) => [passage, article])),
      );
      return {
        async ask(question) {
          const found = await nearest(question, MAX_QUOTES);
          const quotes = found.flatMap(({ passage }) => {
            const article = articleOf.get(passage);
            return article ? [quoteOf({ article, passage, start: 0, end: passage.text.length })] : [];
          });
          return answerOf(question, quotes, found[0]?.cosine ?? 0);
        },
        passages: async (question, limit) => (await nearest(question, limit)).map(({ passage }) => passage),
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
    open: async (articles) => open(entriesOf(articles, unit)),
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
    async passages(question: string, limit: number) {
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
  const { id, title, url, published } = article;
  const text = textOf(entry);
  return {
    text,
    article: { id, title, url, published },
    section: passage.section,
    passage: passage.number,
    start,
    end: start + text.length,
    highlights: [],
    link: null,
    question: null,
  };
}

function answerOf(question: string, quotes: readonly Quote[], confidence: number): Answer {
  const common = { question, engine: 'lexical', confidence, unanswered: [], reason: null } as const;
  return quotes.length === 0
    ? { ...common, status: 'not-in-corpus', quotes: [], nearest: [] }
    : { ...common, status: 'answered', quotes, nearest: [] };
}
