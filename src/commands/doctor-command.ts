import { Command } from 'commander';
import { type Terminal, write } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { ConfigProblem } from '../config/variable.ts';
import type { Clock } from '../core/ports/system.ts';
import type { CheckContext, OpenedLibrary } from '../doctor/check.ts';
import type { Diagnosis } from '../doctor/diagnose.ts';
import type { openReader } from '../inference/open-reader.ts';
import type { Retriever } from '../search-postgres/open-retriever.ts';
import {
  createDatabaseLibrary,
  createMemoryLibrary,
  type OpenCorpus,
} from '../service/configured-library.ts';
import { type CommandContext, parseGuild, Refusal } from './command-context.ts';
import { createLazyReader, createLazyRetriever } from './open-lazily.ts';
import { renderDiagnosis } from './render-diagnosis.ts';

/** For a reply over a network. In milliseconds. */
const REQUEST_TIMEOUT = 8_000;

export interface DoctorContext {
  readonly terminal: Terminal;
  /** In which what is wrong counts as not set. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  readonly clock: Clock;
  readonly loadReader: typeof openReader;
  /** Opens the configured articles, and says nothing. */
  readonly openCorpus: (openReader: CommandContext['openReader']) => Promise<OpenCorpus>;
}

interface DoctorOptions {
  readonly guild?: string;
  readonly json?: true;
  readonly slackManifest?: string;
}

/** `kursk doctor`: what is wrong with this installation, and what to do about it. */
export function doctorCommand(context: DoctorContext): Command {
  return new Command('doctor')
    .description('check everything that the bot needs, and say what to do about what is wrong')
    .option(
      '--guild <id>',
      'look at the commands on this Discord server, not at those that are published everywhere',
      parseGuild,
    )
    .option('--json', 'print what was found as JSON')
    .option('--slack-manifest <file>', 'compare the manifest that Slack shows of the app, saved to this file')
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
  { config, problems, clock, loadReader, openCorpus }: DoctorContext,
  options: Pick<CheckContext, 'guild' | 'slackManifest'>,
): Promise<Diagnosis> {
  const { createChecks } = await import('../doctor/checks.ts');
  const { diagnose } = await import('../doctor/diagnose.ts');
  // What it would warn of is found.
  const reader = createLazyReader(config.reader, () => {}, loadReader);
  const retriever = createLazyRetriever(config, reader.open);
  async function openLibrary(): Promise<OpenedLibrary> {
    const database = await retriever.open();
    if (database !== null) return openDatabaseLibrary(database, config);
    const opened = await openCorpus(reader.open);
    return { library: createMemoryLibrary(opened, config, Infinity), warnings: opened.warnings };
  }
  const parts = { config, clock, openLibrary, readerState: reader.state, requestTimeout: REQUEST_TIMEOUT };
  try {
    return await diagnose(await createChecks({ ...parts, ...options }), problems, clock);
  } finally {
    await Promise.all([reader.close(), retriever.close()]);
  }
}

async function openDatabaseLibrary(database: Retriever, config: Config): Promise<OpenedLibrary> {
  const shelf = await database.catalog();
  const warnings =
    shelf.articlesWithoutWindows === 0 || config.reader === null
      ? []
      : [
          `of the articles, ${shelf.articlesWithoutWindows} can’t be read, as they were indexed without the reader`,
        ];
  return { library: await createDatabaseLibrary(database, shelf, config, Infinity), warnings };
}

/** The public form. */
function asJson({ status, items }: Diagnosis): string {
  const checks = items.map(({ id, finding }) => ({
    id,
    status: finding.status,
    found: finding.found,
    fix: finding.fix ?? null,
  }));
  return `${JSON.stringify({ status, checks }, null, 2)}\n`;
}
