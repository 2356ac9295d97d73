import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { startProgress } from '../adapters/terminal/start-progress.ts';
import { write } from '../adapters/terminal/write.ts';
import { createAsk } from '../core/ask.ts';
import { createPassageIndex } from '../core/passage-index.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { measureByKind } from '../evaluation/measures.ts';
import { parseQuestionFile } from '../evaluation/question-file.ts';
import { renderMeasures } from '../evaluation/render-measures.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';
import { Refusal } from './refusal.ts';

interface EvalCommandOptions {
  readonly corpus: string[];
  readonly json?: true;
}

/** `kursk eval`: how well the questions of a file are answered. */
export function evalCommand({ terminal, loadArticles }: CommandContext): Command {
  return new Command('eval')
    .description(
      'score a question file: one {"question", "gold": [pieces of right sentences], "kind"} a line',
    )
    .argument('<questions.jsonl>', 'the question file')
    .addOption(corpusOption())
    .option('--json', 'print the measures as JSON')
    .action(async (file: string, { corpus, json }: EvalCommandOptions) => {
      const questions = parseQuestionFile(await readQuestions(file), file);
      const ask = createAsk(createPassageIndex(await loadArticles(corpus)), { publicUrl: null });
      const progress = await startProgress(terminal, questions.length, 'questions');
      const verdicts = await evaluate(ask, questions, () => performance.now(), progress.update);
      progress.stop();
      const measures = measureByKind(verdicts);
      await write(
        terminal.output,
        json ? `${JSON.stringify(measures, null, 2)}\n` : renderMeasures(measures),
      );
    });
}

async function readQuestions(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Refusal(`The question file "${file}" can't be read: ${reasonOf(cause)}.`, { cause });
  }
}
