import { Command } from 'commander';
import type { Terminal } from '../adapters/terminal/terminal.ts';
import { write } from '../adapters/terminal/write.ts';
import type { Config } from '../config.ts';
import type { ConfigProblem } from '../config-problem.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import type { DoctorParts, OpenedLibrary } from '../doctor/doctor-parts.ts';
import type { Retriever } from '../retriever/open-retriever.ts';
import type { CommandContext, OpenCorpus } from './command-context.ts';
import { createLazyReader } from './lazy-reader.ts';
import { createLazyRetriever } from './lazy-retriever.ts';
import { libraryOf } from './library-of.ts';
import { parseGuild } from './parse-guild.ts';
import { Refusal } from './refusal.ts';
import { renderDiagnosis } from './render-diagnosis.ts';
import { retrievedLibrary } from './retrieved-library.ts';

/** For a reply over a network. In milliseconds. */
const PATIENCE = 8_000;

export interface DoctorContext {
  readonly terminal: Terminal;
  /** In which what is wrong counts as not set. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  readonly clock: Clock;
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
      const diagnosis = await diagnosisOf(context, { guild, slackManifest });
      await write(terminal.output, json ? asJson(diagnosis) : renderDiagnosis(diagnosis, terminal));
      const failed = diagnosis.examined.filter(({ finding }) => finding.status === 'fail').length;
      if (failed > 0) throw new Refusal(`${failed} of ${diagnosis.examined.length} checks failed.`);
    });
}

async function diagnosisOf(
  { config, problems, clock, openCorpus }: DoctorContext,
  options: Pick<DoctorParts, 'guild' | 'slackManifest'>,
): Promise<Diagnosis> {
  const { checksOf } = await import('../doctor/checks-of.ts');
  const { diagnose } = await import('../doctor/diagnose.ts');
  // What it would warn of is found.
  const reader = createLazyReader(config.reader, () => {});
  const retriever = createLazyRetriever(config, reader.open);
  async function openLibrary(): Promise<OpenedLibrary> {
    const database = await retriever.open();
    if (database !== null) return inDatabase(database, config);
    const opened = await openCorpus(reader.open);
    return { library: libraryOf(opened, config, Infinity), warnings: opened.warnings };
  }
  const parts = { config, clock, openLibrary, readerState: reader.state, patience: PATIENCE };
  try {
    return await diagnose(await checksOf({ ...parts, ...options }), problems, clock);
  } finally {
    await Promise.all([reader.close(), retriever.close()]);
  }
}

async function inDatabase(database: Retriever, config: Config): Promise<OpenedLibrary> {
  const shelf = await database.shelf();
  const warnings =
    shelf.uncut === 0 || config.reader === null
      ? []
      : [`of the articles, ${shelf.uncut} can’t be read, as they were indexed without the reader`];
  return { library: await retrievedLibrary(database, shelf, config, Infinity), warnings };
}

/** The public form. */
function asJson({ status, examined }: Diagnosis): string {
  const checks = examined.map(({ id, finding }) => ({
    id,
    status: finding.status,
    found: finding.found,
    fix: finding.fix ?? null,
  }));
  return `${JSON.stringify({ status, checks }, null, 2)}\n`;
}
