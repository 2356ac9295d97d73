import { Command } from 'commander';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import { printable, printableJson, type Terminal, write } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { ConfigProblem } from '../config/variable.ts';
import type { Clock } from '../core/ports/system.ts';
import type { CheckContext, OpenedLibrary, Status } from '../doctor/check.ts';
import type { CheckedItem, Diagnosis } from '../doctor/diagnose.ts';
import type { openEmbedder } from '../inference/open-embedder.ts';
import type { openReader } from '../inference/open-reader.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import {
  createDatabaseLibrary,
  createMemoryLibrary,
  type OpenCorpus,
} from '../service/configured-library.ts';
import { type CommandContext, parseGuild, Refusal } from './command-context.ts';
import {
  createLazyEmbedder,
  createLazyReader,
  createLazyRetriever,
  createLazyVocabulary,
} from './open-lazily.ts';

/** For one reply over the network. In milliseconds. */
const REQUEST_TIMEOUT = 8_000;

export interface DoctorContext {
  readonly terminal: Terminal;
  /** Invalid variables count as not set. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  readonly clock: Clock;
  readonly loadReader: typeof openReader;
  readonly loadEmbedder: typeof openEmbedder;
  /** Opens the configured articles, without a warning. */
  readonly openCorpus: (models: {
    readonly reader: CommandContext['openReader'];
    readonly embedder: CommandContext['openEmbedder'];
  }) => Promise<OpenCorpus>;
}

interface DoctorOptions {
  readonly guild?: string;
  readonly json?: true;
  readonly slackManifest?: string;
}

/** `kursk doctor`: checks the installation, and says how to fix what is wrong. */
export function doctorCommand(context: DoctorContext): Command {
  return new Command('doctor')
    .description('check everything that the bot needs, and say how to fix what is wrong')
    .option(
      '--guild <id>',
      'check the commands on this Discord server instead of the global ones',
      parseGuild,
    )
    .option('--json', 'print what was found as JSON')
    .option(
      '--slack-manifest <file>',
      'compare the app’s manifest, which you have saved from Slack to this file',
    )
    .action(async ({ json, ...options }: DoctorOptions) => {
      const { terminal } = context;
      const { guild = null, slackManifest = null } = options;
      const diagnosis = await runDoctor(context, { guild, slackManifest });
      await write(terminal.output, json ? asJson(diagnosis) : renderDiagnosis(diagnosis, terminal));
      const failed = diagnosis.items.filter(({ finding }) => finding.status === 'fail').length;
      if (failed > 0) throw new Refusal(`${failed} of ${diagnosis.items.length} checks failed.`);
    });
}

async function runDoctor(
  { config, problems, clock, loadReader, loadEmbedder, openCorpus }: DoctorContext,
  options: Pick<CheckContext, 'guild' | 'slackManifest'>,
): Promise<Diagnosis> {
  const { createChecks } = await import('../doctor/checks.ts');
  const { diagnose } = await import('../doctor/diagnose.ts');
  // Warn of nothing: their checks report the same.
  const vocabulary = createLazyVocabulary();
  const reader = createLazyReader(config.reader, () => {}, vocabulary, loadReader);
  const embedder = createLazyEmbedder(config.embedder, () => {}, vocabulary, loadEmbedder);
  const retriever = createLazyRetriever(config, { openReader: reader.open, openEmbedder: embedder.open });
  async function openLibrary(): Promise<OpenedLibrary> {
    const database = await retriever.open();
    if (database !== null) return openDatabaseLibrary(database, config);
    const opened = await openCorpus({ reader: reader.open, embedder: embedder.open });
    return {
      library: createMemoryLibrary(opened, config, Infinity),
      coverage: opened.vectors?.index.coverage() ?? null,
      meaningProblem: null,
      warnings: opened.warnings,
      notes: opened.notes,
    };
  }
  const context = {
    ...{ config, clock, openLibrary, requestTimeout: REQUEST_TIMEOUT },
    readerState: reader.state,
    embedderState: embedder.state,
  };
  try {
    return await diagnose(await createChecks({ ...context, ...options }), problems, clock);
  } finally {
    await Promise.all([reader.close(), embedder.close(), retriever.close()]);
  }
}

async function openDatabaseLibrary(database: Retriever, config: Config): Promise<OpenedLibrary> {
  const catalog = await database.catalog();
  const warnings =
    catalog.articlesWithoutWindows === 0 || config.reader === null
      ? []
      : [`${catalog.articlesWithoutWindows} can’t be read, because they were indexed without the reader`];
  return {
    library: await createDatabaseLibrary(database, catalog, config, Infinity),
    coverage: catalog.coverage,
    meaningProblem: catalog.meaningProblem,
    warnings,
    notes: [],
  };
}

function asJson({ status, items }: Diagnosis): string {
  const checks = items.map(({ id, finding }) => ({
    id,
    status: finding.status,
    found: finding.found,
    fix: finding.fix ?? null,
  }));
  return printableJson({ status, checks }, 2);
}

/** Of the column of `ok`, `warn`, `fail` and `skip`, with a gap. In columns of the terminal, as are the others. */
const STATUS_WIDTH = 6;
const GAP = 2;
/** A longer id has its text on the next lines. */
const MAX_ID_WIDTH = 20;
const MIN_TEXT_WIDTH = 30;

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  fail: 'failed',
  warn: 'with a warning',
  ok: 'ok',
  skip: 'skipped',
};

/** One entry for each check, with its fix below, and at the end the count of each status. */
function renderDiagnosis(
  { items }: Diagnosis,
  { width, hasColor }: Pick<Terminal, 'width' | 'hasColor'>,
): string {
  const { green, yellow, red, dim, bold } = pc.createColors(hasColor);
  const colors: Readonly<Record<Status, (text: string) => string>> = {
    ok: green,
    warn: yellow,
    fail: red,
    skip: dim,
  };
  const idWidth = Math.min(MAX_ID_WIDTH, Math.max(...items.map(({ id }) => id.length))) + GAP;
  const room = Math.max(width - STATUS_WIDTH - idWidth, MIN_TEXT_WIDTH);
  const margin = ' '.repeat(STATUS_WIDTH + idWidth);

  function render({ id, finding: { status, found, fix } }: CheckedItem): string {
    const advice = fix === undefined ? [] : wrapped(status === 'skip' ? fix : `Fix: ${fix}`, room);
    const text = [...wrapped(found, room), ...advice].join(`\n${margin}`);
    const head = colors[status](status.padEnd(STATUS_WIDTH)) + bold(id.padEnd(idWidth));
    return `${head}${id.length > MAX_ID_WIDTH ? `\n${margin}` : ''}${text}\n`;
  }

  const counts = (['fail', 'warn', 'ok', 'skip'] as const)
    .map((status) => ({ status, count: items.filter(({ finding }) => finding.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => colors[status](`${count} ${STATUS_NAMES[status]}`));
  return `${items.map(render).join('')}\n${counts.join(', ')}.\n`;
}

function wrapped(text: string, room: number): string[] {
  return wrapAnsi(printable(text).replaceAll('\n', ' '), room, { hard: true }).split('\n');
}
