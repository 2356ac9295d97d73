import { z } from 'zod';
import { oneOf, optionalToken } from './variable.ts';

export interface McpConfig {
  /** The bearer token that a request must have. Where this and the secret are `null`, whoever reaches the service may ask. */
  readonly token: string | null;
  /** The secret that Slack signs its assistant's requests with, which need no token. */
  readonly slackSigningSecret: string | null;
}

/** The variables of the Model Context Protocol over HTTP. */
export const mcpVariables = {
  MCP: oneOf(['off', 'on'], 'off'),
  MCP_TOKEN: optionalToken(),
  MCP_SLACK_SIGNING_SECRET: z.string().optional(),
};

/** `null`: it is off. */
export function mcpConfigOf({
  MCP,
  MCP_TOKEN,
  MCP_SLACK_SIGNING_SECRET,
}: z.infer<z.ZodObject<typeof mcpVariables>>): McpConfig | null {
  if (MCP === 'off') return null;
  return { token: MCP_TOKEN ?? null, slackSigningSecret: MCP_SLACK_SIGNING_SECRET ?? null };
}
