import { join } from 'node:path';
import { parseEnvironment } from '../../src/config/config.ts';
import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { openIndex } from '../../src/corpus/snapshots/open-index.ts';
import type { CheckContext, Finding } from '../../src/doctor/check.ts';
import { createChecks } from '../../src/doctor/checks.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import { createMemoryLibrary } from '../../src/service/configured-library.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { inFolder } from '../support/in-folder.ts';

/** For a reply of a server of this machine, also when that is busy. In milliseconds. */
const REQUEST_TIMEOUT = 5_000;

export interface ExamineOptions
  extends Partial<
    Pick<CheckContext, 'readerState' | 'embedderState' | 'guild' | 'slackManifest' | 'requestTimeout'>
  > {
  /** How far this machine's clock is ahead, in milliseconds. */
  readonly ahead?: number;
}

/** Carries out all checks of an installation with these variables. @returns what was found, by id */
export async function examine(
  environment: Readonly<Record<string, string>>,
  { ahead = 0, ...options }: ExamineOptions = {},
): Promise<ReadonlyMap<string, Finding>> {
  const { config, problems } = parseEnvironment({
    SNAPSHOT_DIR: 'off',
    PORT: '0',
    DATABASE_URL: `sqlite:${join(await inFolder({}), 'kursk.db')}`,
    ...environment,
  });
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const parts: CheckContext = {
    config,
    clock,
    async openLibrary() {
      const { snapshotDir, corpusDir } = config;
      const { index, warnings, notes } = await openIndex([corpusDir ?? BUNDLED_ARTICLES], {
        snapshotDir,
        cut: null,
      });
      return {
        library: createMemoryLibrary({ index, reader: null, meaning: null }, config, Infinity),
        coverage: null,
        meaningProblem: null,
        warnings,
        notes,
      };
    },
    readerState: async () => null,
    embedderState: async () => null,
    requestTimeout: REQUEST_TIMEOUT,
    guild: null,
    slackManifest: null,
    ...options,
  };
  const { items } = await diagnose(await createChecks(parts), problems, clock);
  return new Map(items.map(({ id, finding }) => [id, finding]));
}
