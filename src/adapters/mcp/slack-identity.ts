import { z } from 'zod';
import { jsonOf } from '../request-body.ts';

/**
 * Who asks, as Slack's own assistant says in each call of a tool; listing the tools it doesn't say. To be believed only where Slack
 * has signed the request. See https://docs.slack.dev/ai/slackbot-mcp-client
 */
const callSchema = z.object({
  params: z.object({
    _meta: z.object({
      slack: z
        .object({
          user_id: z.string().min(1),
          team_id: z.string().min(1).nullish(),
          enterprise_id: z.string().min(1).nullish(),
        })
        .refine(({ team_id, enterprise_id }) => (team_id ?? enterprise_id ?? null) !== null),
    }),
  }),
});

/** Tells people apart, in one workspace and another. `null`: the message doesn't say who. */
export function slackPersonOf(message: string): string | null {
  const { success, data } = callSchema.safeParse(jsonOf(message));
  if (!success) return null;
  const { user_id: user, team_id: team, enterprise_id: enterprise } = data.params._meta.slack;
  // People of an organization have one id in all its workspaces.
  return `slack:${enterprise ?? team}:${user}`;
}
