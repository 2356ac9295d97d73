import { Command } from 'commander';
import { startProgress } from '../adapters/terminal/start-progress.ts';
import { write } from '../adapters/terminal/write.ts';
import { createAsk } from '../core/ask.ts';
import { createPassageIndex } from '../core/index/passage-index.ts';
import { byKind } from '../evaluation/by-kind.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { measure } from '../evaluation/measures.ts';
import { renderMeasures } from '../evaluation/render-measures.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';
import { loadTestCorpora } from './load-test-corpora.ts';

interface EvalCommandOptions {
  readonly corpus: string[];
  readonly json?: true;
}

/** `kursk eval`: how well the questions of a file are answered. */
export function evalCommand({ terminal, openIndex, config }: CommandContext): Command {
  return new Command('eval')
    .description(
      'score a question file: one {"question", "gold": [pieces of right sentences], "kind"} a line; or one article with its questions a line, {"title", "paragraphs", "questions": [{"question", "gold": [{"paragraph", "text"}]}]}',
    )
    .argument('<questions.jsonl>', 'the question file')
    .addOption(corpusOption())
    .option('--json', 'print the measures as JSON')
    .action(async (file: string, { corpus, json }: EvalCommandOptions) => {
      const corpora = await loadTestCorpora(file, corpus, async (paths) => (await openIndex(paths)).articles);
      const total = corpora.flatMap(({ questions }) => questions).length;
      const progress = await startProgress(terminal, total, 'questions');
      const outcomes = await evaluate(
        corpora,
        (articles) => createAsk(createPassageIndex(articles), config),
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
