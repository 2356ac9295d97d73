import { VERSION } from '../config/version.ts';
import { lazy } from '../core/index/memoize.ts';
import type { Check, CheckContext } from './check.ts';
import { checkArticles, checkIndex, checkReader } from './check-articles.ts';
import { createClockCheck } from './check-clock.ts';
import { storeChecks } from './check-store.ts';
import { webChecks } from './check-web.ts';

/** For a large corpus to be read and indexed, and for the reader to start. In milliseconds. */
const ARTICLES_TIMEOUT = 5 * 60_000;

/** All that is looked at, in the order in which it is told. */
export async function createChecks(parts: CheckContext): Promise<Check[]> {
  const { inspect, checks } = storeChecks(parts);
  return [
    versionCheck,
    ...articleChecks(parts),
    ...checks,
    createClockCheck(parts, inspect),
    ...webChecks(parts),
    ...(await platformChecks(parts)),
  ];
}

function articleChecks({ config, openLibrary, readerState }: CheckContext): Check[] {
  const open = lazy(openLibrary);
  const areInDatabase = config.retriever !== null;
  const common = {
    goesBy: ['RETRIEVER'],
    patience: ARTICLES_TIMEOUT,
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

/** What runs here; whoever is asked for help wants to know that. */
const versionCheck: Check = {
  id: 'version',
  goesBy: [],
  patience: 1_000,
  whenLate: 'Try again.',
  examine: async () => {
    const { version, platform, arch } = process;
    return { status: 'ok', found: `Kursk ${VERSION} on Node.js ${version}, ${platform} ${arch}.` };
  },
};

/** What is looked at of the platforms. The SDK of one that isn't configured isn't loaded. */
async function platformChecks(parts: CheckContext): Promise<Check[]> {
  const { slack, discord } = parts.config;
  return [
    ...(slack === null
      ? [notConnected('Slack')]
      : (await import('./slack/slack-checks.ts')).slackChecks(slack, parts)),
    ...(discord === null
      ? [notConnected('Discord')]
      : (await import('./discord/discord-checks.ts')).discordChecks(discord, parts)),
  ];
}

function notConnected(platform: 'Slack' | 'Discord'): Check {
  return {
    id: platform.toLowerCase(),
    goesBy: [platform.toUpperCase()],
    patience: 1_000,
    whenLate: 'Try again.',
    examine: async () => ({
      status: 'skip',
      found: `${platform} isn’t connected, as nothing is set for it.`,
      fix: `README.md says under “In ${platform}” how it is connected.`,
    }),
  };
}
