import { VERSION } from '../config/version.ts';
import type { Check, CheckContext } from './check.ts';
import { articleChecks } from './check-articles.ts';
import { createClockCheck } from './check-clock.ts';
import { secretsCheck } from './check-secrets.ts';
import { storeChecks } from './check-store.ts';
import { webChecks } from './check-web.ts';

/** For checks that wait for nothing. In milliseconds. */
const INSTANT = 1_000;

/** All checks, in the order in which their results are shown. */
export async function createChecks(context: CheckContext): Promise<Check[]> {
  const { inspect, checks } = storeChecks(context);
  return [
    versionCheck,
    secretsCheck,
    ...articleChecks(context),
    ...checks,
    createClockCheck(context, inspect),
    ...webChecks(context),
    ...(await platformChecks(context)),
  ];
}

/** Not really a check: whoever is asked for help wants to know the version. */
const versionCheck: Check = {
  id: 'version',
  variables: [],
  timeout: INSTANT,
  timeoutFix: 'Try again.',
  run: async () => {
    const { version, platform, arch } = process;
    return { status: 'ok', found: `Kursk ${VERSION} on Node.js ${version}, ${platform} ${arch}.` };
  },
};

/** Loads the SDKs of configured platforms only. */
async function platformChecks(context: CheckContext): Promise<Check[]> {
  const { slack, discord } = context.config;
  return [
    ...(slack === null
      ? [notConnected('Slack')]
      : (await import('./slack/slack-checks.ts')).slackChecks(slack, context)),
    ...(discord === null
      ? [notConnected('Discord')]
      : (await import('./discord/discord-checks.ts')).discordChecks(discord, context)),
  ];
}

function notConnected(platform: 'Slack' | 'Discord'): Check {
  return {
    id: platform.toLowerCase(),
    variables: [platform.toUpperCase()],
    timeout: INSTANT,
    timeoutFix: 'Try again.',
    run: async () => ({
      status: 'skip',
      found: `${platform} isn’t configured.`,
      fix: `The README says under “In ${platform}” how it is connected.`,
    }),
  };
}
