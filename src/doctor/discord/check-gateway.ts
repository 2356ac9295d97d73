import { Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordSharding } from '../../adapters/discord/discord-config.ts';
import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({
    total: z.number(),
    remaining: z.number(),
    /** In milliseconds. */
    reset_after: z.number(),
  }),
});

const HOUR = 60 * 60_000;

/** Of the daily connections. When fewer are left, something reconnects again and again. */
const LOW_SHARE = 0.1;

/** Checks that enough connections are left for today, and that there are as many shards as Discord recommends. */
export async function checkGateway(
  rest: Pick<DiscordRest, 'get'>,
  { shards }: DiscordSharding,
): Promise<Finding> {
  try {
    const gateway = gatewaySchema.parse(await rest.get(Routes.gatewayBot()));
    return problemOfSessionLimit(gateway, shards) ?? shardsFinding(gateway, shards);
  } catch (error) {
    return explainRefusal(
      error,
      'Discord doesn’t say where its gateway is',
      'Look up the code in Discord’s documentation.',
    );
  }
}

type Gateway = z.infer<typeof gatewaySchema>;

function problemOfSessionLimit(
  { shards: recommended, session_start_limit: { total, remaining, reset_after } }: Gateway,
  shards: DiscordSharding['shards'],
): Finding | null {
  const needed = shards === 'auto' ? recommended : shards;
  if (remaining >= Math.max(needed, total * LOW_SHARE)) return null;
  return {
    status: remaining < needed ? 'fail' : 'warn',
    found: `Of the ${total} connections a day that Discord allows, ${remaining} are left for the next ${Math.ceil(reset_after / HOUR)} hours.`,
    fix: 'Find out from the log why the bot keeps reconnecting, and stop it until then.',
  };
}

function shardsFinding(
  { shards: recommended, session_start_limit: { remaining } }: Gateway,
  shards: DiscordSharding['shards'],
): Finding {
  if (shards !== 'auto' && shards < recommended)
    return {
      status: 'warn',
      found: `Discord recommends ${recommended} shards; DISCORD_SHARDS is ${shards}.`,
      fix: `Set DISCORD_SHARDS to ${recommended}, or to auto.`,
    };
  const used = shards === 'auto' ? recommended : shards;
  return {
    status: 'ok',
    found: `The bot may connect to the gateway with ${used} ${used === 1 ? 'shard' : 'shards'}, ${remaining} more times today.`,
  };
}
