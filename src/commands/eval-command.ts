import { Command, Option } from 'commander';
import { startProgress } from '../adapters/terminal/start-progress.ts';
import { write } from '../adapters/terminal/write.ts';
import type { Article } from '../core/article.ts';
import { createAsk } from '../core/ask.ts';
import { createPassageIndex } from '../core/index/passage-index.ts';
import { createWindowReader } from '../core/reading/window-reader.ts';
import { byKind } from '../evaluation/by-kind.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { measure } from '../evaluation/measures.ts';
import { renderMeasures } from '../evaluation/render-measures.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';
import { explainQuestions } from './explain-questions.ts';
import { loadTestCorpora } from './load-test-corpora.ts';
import { Refusal } from './refusal.ts';

interface EvalCommandOptions {
  readonly corpus: string[];
  readonly explain?: string;
  readonly json?: true;
}

/** `kursk eval`: how well the questions of a file are answered. */
export function evalCommand({ terminal, openCorpus, openReader, config }: CommandContext): Command {
  return new Command('eval')
    .description(
      'score a question file: one {"question", "gold": [pieces of right sentences], "kind"} a line; or one article with its questions a line, {"title", "paragraphs", "questions": [{"question", "gold": [{"paragraph", "text"}]}]}',
    )
    .argument('<questions.jsonl>', 'the question file')
    .addOption(corpusOption())
    .addOption(
      new Option(
        '--explain <words>',
        'show the evidence behind the answers to the questions with these words, instead of scoring',
      ).conflicts('json'),
    )
    .option('--json', 'print the measures as JSON')
    .action(async (file: string, { corpus, explain, json }: EvalCommandOptions) => {
      const corpora = await loadTestCorpora(
        file,
        corpus,
        async (paths) => (await openCorpus(paths)).index.articles,
      );
      const reader = await openReader();
      const readerOf = (articles: readonly Article[]) =>
        reader && config.reader && createWindowReader(reader, config.reader.windows, articles);
      if (explain !== undefined) {
        const explanations = await explainQuestions(corpora, explain, readerOf);
        if (explanations.length === 0)
          throw new Refusal(`No question of "${file}" has the words "${explain}".`);
        return await write(terminal.output, explanations.join('\n'));
      }
      const total = corpora.flatMap(({ questions }) => questions).length;
      const progress = await startProgress(terminal, total, 'questions');
      const outcomes = await evaluate(
        corpora,
        (articles) => createAsk(createPassageIndex(articles), { ...config, reader: readerOf(articles) }),
        () => performance.now(),
        progress.update,
      );
      progress.stop();
      const verdicts = outcomes.map(({ verdict }) => verdict);
      const measures = byKind(verdicts, ({ kind }) => kind, measure);
      await write(
        terminal.output,
        json ? `${JSON.stringify(measures, null, 2)}\n` : renderMeasures(measures),
      );
    });
}
