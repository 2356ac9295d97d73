import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { printableJson, type Terminal, write } from '../adapters/terminal/terminal.ts';
import { type AnswerGapDependencies, createAnswerGap, NOT_KEPT } from '../core/bot/kept/answer-gap.ts';
import { MAX_ANSWERS } from '../core/bot/kept/limits.ts';
import { sealMessage, unsealMessage } from '../core/bot/kept/prepare-keeping.ts';
import { inertLine } from '../core/inert-text.ts';
import type { KeptAnswer, KeptMessage } from '../core/ports/kept-answers.ts';
import type { Clock, Sign, TextSealer } from '../core/ports/system.ts';
import { ArticleError, SourceError } from '../corpus/corpus-error.ts';
import { keptFileText, MAX_KEPT_FILE, readKeptFile } from '../corpus/ingest/kept-file.ts';
import { readRegularFile } from '../corpus/regular-file.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { Refusal } from './command-context.ts';

/** The kept answers of the bot's store. */
export interface OpenAnswers {
  readonly store: AnswerGapDependencies['store'];
  readonly sealer: TextSealer;
  readonly sign: Sign;
  readonly close: () => Promise<void>;
}

export interface AnswersContext {
  readonly terminal: Pick<Terminal, 'input' | 'output' | 'errors'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The command closes them. */
  readonly openAnswers: () => Promise<OpenAnswers>;
}

interface AddOptions {
  readonly author: string;
  readonly question?: readonly string[];
  readonly url?: string;
  readonly until?: string;
  readonly channelOnly?: true;
}

interface ReadAnswer {
  readonly answer: KeptAnswer;
  readonly message: KeptMessage;
}

/** `kursk answers`: what people have kept as answers, to be looked through, moved into documents, and removed. */
export function answersCommand({ terminal, clock, openAnswers }: AnswersContext): Command {
  const command = new Command('answers').description('the messages that people have kept as answers');
  const using = async (work: (answers: OpenAnswers) => Promise<void>): Promise<void> => {
    const answers = await openAnswers();
    try {
      await work(answers);
    } finally {
      await answers.close();
    }
  };
  const print = (text: string) => write(terminal.output, text);
  const say = (sentence: string) => write(terminal.errors, `kursk: ${sentence}\n`);

  command
    .command('list')
    .description('list them')
    .option('--json', 'print a JSON array')
    .action(({ json }: { json?: true }) =>
      using(async (answers) => {
        const all = await readAll(answers);
        await print(json ? printableJson(all.map(asJson), 2) : all.map(asLines).join(''));
        if (all.length === 0 && !json) await say('There are none.');
      }),
    );
  command
    .command('add')
    .description('answer a gap: keep a text as its answer, word for word, and tell whoever asked')
    .argument('<gap>', 'the id of its question, as "kursk gaps" shows it')
    .argument('<file>', 'the text; - for the standard input')
    .requiredOption('--author <name>', 'who is named as its author')
    .option('--question <text...>', 'what it answers, shown with it; by default the gap’s question')
    .option('--url <address>', 'where it stands')
    .option('--until <day>', 'its last day, such as 2030-12-31')
    .option('--channel-only', 'quote it only in the channel where the gap was asked')
    .action((gap: string, file: string, options: AddOptions) =>
      using(async ({ store, sealer, sign }) => {
        const answerGap = createAnswerGap({ store, sealer, sign, randomBytes, clock, observe: () => {} });
        const outcome = await answerGap({
          gap,
          text: file === '-' ? await text(terminal.input) : await readText(file),
          author: options.author,
          questions: options.question?.join('\n') ?? '',
          url: options.url ?? null,
          audience: options.channelOnly ? 'channel' : 'workspace',
          until: options.until ?? null,
        });
        if (outcome !== 'kept') throw new Refusal(`The answer wasn’t kept: ${NOT_KEPT[outcome]}.`);
        await say('Kept. Where the service runs, whoever asked is told.');
      }),
    );
  command
    .command('export')
    .description('write each to a file of Markdown with front matter, as the folder of articles takes it')
    .argument('<folder>', 'where to; it is made')
    .action((folder: string) =>
      using(async (answers) => {
        const all = await readAll(answers);
        await orRefuse(folder, () => mkdir(folder, { recursive: true }));
        for (const { answer, message } of all) {
          const file = join(folder, `kept-${answer.id}.md`);
          await orRefuse(file, () => writeFile(file, keptFileText(answer, message)));
        }
        await say(`${all.length} written.`);
      }),
    );
  command
    .command('import')
    .description('keep what "kursk answers export" has written')
    .argument('<files...>', 'the files')
    .action((files: string[]) =>
      using(async (answers) => {
        const refused: string[] = [];
        for (const file of files) refused.push(...(await importFile(file, answers)));
        for (const sentence of refused) await say(inertLine(sentence));
        if (refused.length > 0) throw new Refusal(`${refused.length} of ${files.length} weren’t imported.`);
        await say(`${files.length} imported.`);
      }),
    );
  command
    .command('remove')
    .description('withdraw them: nothing of them is left, and their messages can’t be kept again')
    .argument('<ids...>', 'as "kursk answers list" shows them')
    .action((ids: string[]) =>
      using(async ({ store }) => {
        const unknown: string[] = [];
        for (const id of ids) if (!(await store.keptAnswers.withdraw(id))) unknown.push(id);
        if (unknown.length > 0)
          throw new Refusal(`There is no kept answer ${inertLine(unknown.join(', '))}.`);
        await say(`${ids.length} removed.`);
      }),
    );
  return command;
}

/** @returns why it wasn't imported, as a sentence; nothing where it was */
async function importFile(file: string, { store, sealer }: OpenAnswers): Promise<string[]> {
  const read = await readKeptFile(await readText(file), file).catch(noneWhereRefused);
  const outcome = read === null ? 'none' : await store.keptAnswers.insert(keptAs(read, sealer), MAX_ANSWERS);
  return outcome === 'kept' ? [] : [`${file}: ${REASONS[outcome]}`];
}

async function readText(file: string): Promise<string> {
  const bytes = await orRefuse(file, () => readRegularFile(file, { folder: null, maxBytes: MAX_KEPT_FILE }));
  return bytes.toString();
}

/** What no parser takes is no kept answer. */
function noneWhereRefused(error: unknown): null {
  const isRefusal = [ArticleError, SourceError, RangeError].some((kind) => error instanceof kind);
  if (!isRefusal) throw error;
  return null;
}

const REASONS = {
  none: 'it is no kept answer that was exported.',
  taken: 'its message is kept already.',
  withdrawn: 'its message was withdrawn.',
  full: 'there are too many kept answers.',
  gone: 'it has ended.',
} as const;

/** Those that can be read, in the order of their ids. */
async function readAll({ store, sealer }: OpenAnswers): Promise<ReadAnswer[]> {
  const ids = [...(await store.keptAnswers.listChanges()).keys()].sort();
  const answers = await store.keptAnswers.read(ids);
  return answers
    .map((answer) => ({ answer, message: unsealMessage(sealer, answer.id, answer.sealed) }))
    .sort((a, b) => (a.answer.id < b.answer.id ? -1 : 1));
}

function keptAs(
  { answer, message }: NonNullable<Awaited<ReturnType<typeof readKeptFile>>>,
  sealer: TextSealer,
) {
  return {
    ...answer,
    keeper: null,
    sealed: sealMessage(sealer, answer.id, message),
    // Whoever wrote it was told when it was kept.
    sealedAddress: null,
  };
}

function asLines({ answer, message }: ReadAnswer): string {
  const { id, platform, workspace, channel, audience } = answer;
  const where = audience === 'workspace' ? workspace : `${workspace}, ${channel} only`;
  const [first = ''] = message.pieces;
  return [
    `${id}  ${inertLine(message.questions[0] ?? '(no question)')}`,
    `  ${inertLine(first)}`,
    `  ${inertLine(message.author)}, ${message.published}; ${platform} ${where}\n`,
  ].join('\n');
}

function asJson({ answer, message }: ReadAnswer): object {
  const { id, platform, workspace, channel, audience, expiresAt } = answer;
  return { id, platform, workspace, channel, audience, expiresAt, ...message };
}

async function orRefuse<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new Refusal(`${path}: ${describeSystemError(error)}.`);
  }
}
