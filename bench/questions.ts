import { readFile } from 'node:fs/promises';
import type { Passage } from '../src/core/article.ts';
import type { TestCorpus, TestQuestion } from '../src/evaluation/evaluate.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';
import { seeded } from './seeded.ts';

/** Every so many of the questions, counted through; corpora without any are left out. */
export function sampleQuestions(corpora: readonly TestCorpus[], every: number): TestCorpus[] {
  let counted = 0;
  return corpora
    .map(({ articles, questions }) => ({
      articles,
      questions: questions.filter(() => {
        counted += 1;
        return (counted - 1) % every === 0;
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** Of every so many questions of one corpus, one is asked of another, which can't answer it. */
const OFF_TOPIC = 4;
/** The other corpus: so many further on. */
const OTHER_CORPUS = 3;

/** Questions of each corpus, asked of another. */
export function askedOfOthers(corpora: readonly TestCorpus[]): TestCorpus[] {
  return corpora.map(({ articles }, place) => {
    const others = corpora[(place + OTHER_CORPUS) % corpora.length]?.questions ?? [];
    return { articles, questions: others.filter((_, number) => number % OFF_TOPIC === 0).map(unanswerable) };
  });
}

/**
 * Answerable questions, each asked of its corpus without the passages that hold its answer: a near miss, and silence is right.
 *
 * @param every so many of them, as each is a corpus of its own to index
 */
export function withoutAnswers(corpora: readonly TestCorpus[], every: number): TestCorpus[] {
  return corpora.flatMap(({ articles, questions }) =>
    questions
      .filter(({ answerable }) => answerable)
      .filter((_, number) => number % every === 0)
      .map((question) => ({
        articles: articles.flatMap((article) => {
          const passages = article.passages.filter((passage) => !holdsAnswer(passage, question));
          return passages.length === 0 ? [] : [{ ...article, passages }];
        }),
        questions: [unanswerable(question)],
      })),
  );
}

/** All corpora as one, with every second question. */
export function asOne(corpora: readonly TestCorpus[]): TestCorpus {
  return {
    articles: corpora.flatMap(({ articles }, place) =>
      articles.map((article) => ({ ...article, id: `${article.id}-${place}` })),
    ),
    questions: corpora.flatMap(({ questions }) => questions.filter((_, number) => number % 2 === 0)),
  };
}

function holdsAnswer({ number, text }: Passage, { gold }: TestQuestion): boolean {
  return gold.some(
    (piece) => (piece.passage === null || piece.passage === number) && text.includes(piece.text),
  );
}

function unanswerable(question: TestQuestion): TestQuestion {
  return { ...question, gold: [], answerable: false };
}

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data/kursk-dev.jsonl';

/** Questions on the article that comes along. */
export async function questionsToAsk(): Promise<string[]> {
  const file = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  return file.form === 'questions' ? file.questions.map(({ question }) => question) : [];
}

/** A shorter word is spelt right: a slip in it makes another word. */
const SHORTEST = 4;
const WORD = RegExp(`\\p{L}{${SHORTEST},}`, 'gu');

/** The same questions, each with a slip in one of its words, the same ones each time. */
export function misspelt(corpora: readonly TestCorpus[]): TestCorpus[] {
  const below = seeded(1);
  return corpora.map(({ articles, questions }) => ({
    articles,
    questions: questions.map((question) => ({ ...question, question: withSlip(question.question, below) })),
  }));
}

/** A letter left out, doubled, or swapped with the next, anywhere but at the word's ends. */
export function withSlip(question: string, below: (limit: number) => number): string {
  const words = [...question.matchAll(WORD)];
  const chosen = words[below(Math.max(1, words.length))];
  if (chosen === undefined) return question;
  const letters = [...chosen[0]];
  const at = 1 + below(letters.length - 2);
  const [letter = '', next = ''] = letters.slice(at, at + 2);
  const slip = [next, letter + letter + next, next + letter][below(3)] ?? '';
  const word = [...letters.slice(0, at), slip, ...letters.slice(at + 2)].join('');
  return question.slice(0, chosen.index) + word + question.slice(chosen.index + chosen[0].length);
}
