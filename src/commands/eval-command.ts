import { Command, Option } from 'commander';
import { printable, printableJson, startProgress, write } from '../adapters/terminal/terminal.ts';
import { createAsk, MAX_QUOTES } from '../core/answering/ask.ts';
import { findQuotes } from '../core/answering/find-quotes.ts';
import { rewriteFollowUp } from '../core/answering/follow-up/rewrite-follow-up.ts';
import type { Meaning } from '../core/answering/meaning.ts';
import { analyseQuestion } from '../core/answering/question.ts';
import { createWindowReader, type WindowReader } from '../core/answering/reading/windows.ts';
import type { Article } from '../core/article.ts';
import { english } from '../core/bot/wording/english.ts';
import { createPassageIndex } from '../core/index/passage-index.ts';
import type { CorpusVectors } from '../corpus/snapshots/open-vectors.ts';
import { evaluate, type TestCorpus, type TestQuestion } from '../evaluation/evaluate.ts';
import { byKind, measure } from '../evaluation/measures.ts';
import { renderMeasures } from '../evaluation/render-measures.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { embedWhole } from './embed-ahead.ts';
import { renderFinding } from './render-finding.ts';
import { loadTestCorpora } from './test-corpora.ts';

interface EvalCommandOptions {
  readonly corpus: string[];
  readonly explain?: string;
  readonly json?: true;
}

/** `kursk eval`: measures how well the questions of a file are answered. */
export function evalCommand(context: CommandContext): Command {
  const { terminal, openCorpus, openReader, config } = context;
  return new Command('eval')
    .description(
      'score a question file: one {"question", "gold": [pieces of right sentences], "kind"} a line; or one article with its questions a line, {"title", "paragraphs", "questions": [{"question", "gold": [{"paragraph", "text"}]}]}',
    )
    .argument('<questions.jsonl>', 'the question file')
    .addOption(corpusOption())
    .addOption(
      new Option(
        '--explain <words>',
        'show the scores of sentences for the questions with these words, instead of measuring',
      ).conflicts('json'),
    )
    .option('--json', 'print the measures as JSON')
    .action(async (file: string, { corpus, explain, json }: EvalCommandOptions) => {
      let vectors: CorpusVectors | null = null;
      const corpora = await loadTestCorpora(file, corpus, async (paths) => {
        const opened = await openCorpus(paths);
        vectors = opened.vectors;
        return opened.index.articles;
      });
      const meaningOf = (articles: readonly Article[]) => embedWhole(context, articles, vectors);
      const reader = await openReader();
      const readerOf = (articles: readonly Article[]) =>
        reader && config.reader && createWindowReader(reader, config.reader.windows, articles);
      if (explain !== undefined) {
        const explanations = await explainQuestions(corpora, explain, readerOf, meaningOf);
        if (explanations.length === 0)
          throw new Refusal(`No question of "${file}" has the words "${explain}".`);
        return await write(terminal.output, explanations.join('\n'));
      }
      const total = corpora.flatMap(({ questions }) => questions).length;
      const progress = await startProgress(terminal, total, 'questions');
      const outcomes = await evaluate(
        corpora,
        async (articles) =>
          createAsk(createPassageIndex(articles), {
            ...config,
            reader: readerOf(articles),
            meaning: await meaningOf(articles),
          }),
        () => performance.now(),
        progress.update,
      );
      progress.stop();
      const verdicts = outcomes.map(({ verdict }) => verdict);
      const measures = byKind(verdicts, ({ kind }) => kind, measure);
      await write(terminal.output, json ? printableJson(measures, 2) : printable(renderMeasures(measures)));
    });
}

/** Explains the answer to each question that contains these words, ignoring case. */
async function explainQuestions(
  corpora: readonly TestCorpus[],
  words: string,
  readerOf: (articles: readonly Article[]) => WindowReader | null,
  meaningOf: (articles: readonly Article[]) => Promise<Meaning | null>,
): Promise<string[]> {
  const pattern = words.toLowerCase();
  const explanations: string[] = [];
  for (const { articles, questions } of corpora) {
    const matching = questions.filter(({ question }) => question.toLowerCase().includes(pattern));
    if (matching.length === 0) continue;
    const corpus = {
      index: createPassageIndex(articles),
      reader: readerOf(articles),
      meaning: await meaningOf(articles),
    };
    for (const question of matching) explanations.push(await explain(question, corpus));
  }
  return explanations;
}

async function explain(
  { question: asked, previous, answerable, gold }: TestQuestion,
  { index, reader }: Pick<OpenCorpus, 'index' | 'reader' | 'meaning'>,
): Promise<string> {
  const rewritten = rewriteFollowUp(asked, previous);
  const question = analyseQuestion(rewritten);
  const pieces = gold.map(({ text, passage }) => (passage === null ? `“${text}”` : `¶${passage} “${text}”`));
  return [
    `${printable(asked)}\n\n`,
    rewritten === asked ? '' : `read as     ${printable(rewritten)}\n`,
    `expected    ${answerable ? printable(pieces.join(' or ')) : 'no answer'}\n`,
    typeof question === 'string'
      ? `${english.invalid[question]}\n`
      : renderFinding(
          await findQuotes(question, index, { limit: MAX_QUOTES, reader, meaning: null, timeout: Infinity }),
          gold,
        ),
  ].join('');
}
