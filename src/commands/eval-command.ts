import { Command, InvalidArgumentError, Option } from 'commander';
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
import { evaluate, type Outcome, type TestCorpus, type TestQuestion } from '../evaluation/evaluate.ts';
import { renderLimits } from '../evaluation/limits-report.ts';
import { byKind, measure } from '../evaluation/measures.ts';
import { renderMeasures } from '../evaluation/render-measures.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import { type CommandContext, corpusOption, Refusal } from './command-context.ts';
import { embedWhole } from './embed-ahead.ts';
import { fitReport, refuseToFitOn, writeLimits } from './fitted-limits.ts';
import { renderFinding } from './render-finding.ts';
import { loadTestCorpora } from './test-corpora.ts';

interface EvalCommandOptions {
  readonly corpus: string[];
  readonly explain?: string;
  readonly json?: true;
  readonly fit?: true;
  readonly risk: number;
  readonly write?: true;
}

const DEFAULT_RISK = 0.1;

/** `kursk eval`: measures how well the questions of a file are answered, or fits the limits of confidence to them. */
export function evalCommand(context: CommandContext): Command {
  const { terminal } = context;
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
      ).conflicts(['json', 'fit']),
    )
    .option('--json', 'print the measures, or what was fitted, as JSON')
    .option('--fit', 'find the limits of confidence that suit these questions, instead of measuring')
    .addOption(
      new Option('--risk <share>', 'fit so that at most this share of questions gets a wrong answer')
        .argParser(parseRisk)
        .default(DEFAULT_RISK)
        .implies({ fit: true }),
    )
    .addOption(new Option('--write', 'fit, and set the limits in the file .env here').implies({ fit: true }))
    .action(async (file: string, options: EvalCommandOptions) => {
      const test = await openTest(file, options.corpus, context);
      if (options.explain !== undefined) {
        const explanations = await explainQuestions(test, options.explain);
        if (explanations.length === 0)
          throw new Refusal(`No question of "${file}" has the words "${options.explain}".`);
        return await write(terminal.output, explanations.join('\n'));
      }
      if (options.fit) {
        refuseToFitOn(questionsOf(test), options.risk, file);
        return await fitAndTell(await askAll(test, context), options, context);
      }
      const verdicts = (await askAll(test, context)).map(({ verdict }) => verdict);
      const measures = byKind(verdicts, ({ kind }) => kind, measure);
      await write(
        terminal.output,
        options.json ? printableJson(measures, 2) : printable(renderMeasures(measures)),
      );
    });
}

/** Questions, the articles to ask them of, and the models to ask with. */
interface Test {
  readonly corpora: readonly TestCorpus[];
  readonly readerOf: (articles: readonly Article[]) => WindowReader | null;
  readonly meaningOf: (articles: readonly Article[]) => Promise<Meaning | null>;
}

async function openTest(file: string, paths: readonly string[], context: CommandContext): Promise<Test> {
  let vectors: CorpusVectors | null = null;
  const corpora = await loadTestCorpora(file, paths, async (chosen) => {
    const opened = await context.openCorpus(chosen);
    vectors = opened.vectors;
    return opened.index.articles;
  });
  const reader = await context.openReader();
  const { reader: readerConfig } = context.config;
  return {
    corpora,
    readerOf: (articles) =>
      reader && readerConfig && createWindowReader(reader, readerConfig.windows, articles),
    meaningOf: (articles) => embedWhole(context, articles, vectors),
  };
}

function questionsOf({ corpora }: Test): TestQuestion[] {
  return corpora.flatMap(({ questions }) => questions);
}

async function askAll(test: Test, { terminal, config }: CommandContext): Promise<Outcome[]> {
  const progress = await startProgress(terminal, questionsOf(test).length, 'questions');
  const outcomes = await evaluate(
    test.corpora,
    async (articles) =>
      createAsk(createPassageIndex(articles), {
        ...config,
        reader: test.readerOf(articles),
        meaning: await test.meaningOf(articles),
      }),
    () => performance.now(),
    progress.update,
  );
  progress.stop();
  return outcomes;
}

/** Prints what was fitted, and sets it if that is wanted. Where the output is JSON, it says on stderr what it set. */
async function fitAndTell(
  outcomes: readonly Outcome[],
  { risk, json, write: isToWrite }: EvalCommandOptions,
  { terminal, config: { leastConfidence } }: CommandContext,
): Promise<void> {
  const report = fitReport(outcomes, risk, leastConfidence);
  await write(terminal.output, json ? printableJson(report, 2) : renderLimits(report));
  if (!isToWrite) return;
  const told = await writeLimits(report.fitted, leastConfidence);
  await write(json ? terminal.errors : terminal.output, told);
}

function parseRisk(text: string): number {
  const risk = text.trim() === '' ? Number.NaN : Number(text);
  if (risk > 0 && risk < 1) return risk;
  throw new InvalidArgumentError('It must be a share above 0 and below 1, such as 0.1.');
}

/** Explains the answer to each question that contains these words, ignoring case. */
async function explainQuestions({ corpora, readerOf, meaningOf }: Test, words: string): Promise<string[]> {
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
  { index, reader, meaning }: Pick<OpenCorpus, 'index' | 'reader' | 'meaning'>,
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
          await findQuotes(question, index, { limit: MAX_QUOTES, reader, meaning, timeout: Infinity }),
          gold,
        ),
  ].join('');
}
