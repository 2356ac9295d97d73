import type { Check } from './check.ts';
import type { DoctorParts } from './doctor-parts.ts';

/** What is looked at of the platforms. The SDK of one that isn't configured isn't loaded. */
export async function platformChecks(parts: DoctorParts): Promise<Check[]> {
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
