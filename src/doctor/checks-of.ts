import { onlyOnce } from '../core/only-once.ts';
import type { Check } from './check.ts';
import { checkArticles } from './check-articles.ts';
import { checkIndex } from './check-index.ts';
import { checkReader } from './check-reader.ts';
import { clockCheck } from './clock-check.ts';
import type { DoctorParts } from './doctor-parts.ts';
import { platformChecks } from './platform-checks.ts';
import { storeChecks } from './store-checks.ts';
import { versionCheck } from './version-check.ts';
import { webChecks } from './web-checks.ts';

/** For a large corpus to be read and indexed, and for the reader to start. In milliseconds. */
const READING = 5 * 60_000;

/** All that is looked at, in the order in which it is told. */
export async function checksOf(parts: DoctorParts): Promise<Check[]> {
  const { inspect, checks } = storeChecks(parts);
  return [
    versionCheck,
    ...articleChecks(parts),
    ...checks,
    clockCheck(parts, inspect),
    ...webChecks(parts),
    ...(await platformChecks(parts)),
  ];
}

function articleChecks({ config, openLibrary, readerState }: DoctorParts): Check[] {
  const open = onlyOnce(openLibrary);
  const areInDatabase = config.retriever !== null;
  const common = {
    goesBy: ['RETRIEVER'],
    patience: READING,
    whenLate: 'Look at the disk or the database that the articles are on, and at how many there are.',
  };
  return [
    { ...common, id: 'articles', examine: () => checkArticles(open, areInDatabase) },
    {
      ...common,
      id: 'index',
      goesBy: [...common.goesBy, 'LEAST_CONFIDENCE'],
      examine: () => checkIndex(open, areInDatabase ? null : config.snapshotDir),
    },
    { ...common, id: 'reader', goesBy: ['READER'], examine: async () => checkReader(await readerState()) },
  ];
}
