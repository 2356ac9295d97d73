import type { z } from 'zod';
import { oneOf, optionalToken } from './variable.ts';

export interface McpConfig {
  /** The bearer token that every request must have; `null`: whoever reaches the service may ask. */
  readonly token: string | null;
}

/** The variables of the Model Context Protocol over HTTP. */
export const mcpVariables = {
  MCP: oneOf(['off', 'on'], 'off'),
  MCP_TOKEN: optionalToken(),
};

/** `null`: it is off. */
export function mcpConfigOf(set: z.infer<z.ZodObject<typeof mcpVariables>>): McpConfig | null {
  return set.MCP === 'on' ? { token: set.MCP_TOKEN ?? null } : null;
}
