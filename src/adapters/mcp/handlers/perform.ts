import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Bot } from '../../../core/bot/bot.ts';
import type { Library } from '../../../core/bot/library.ts';
import { noteOf, type Reply } from '../../../core/bot/reply.ts';
import type { Action } from '../../../core/bot/request.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { inert } from '../../../core/inert-text.ts';
import type { Caller } from '../mcp-dependencies.ts';

/** Passes an action of the caller's to the bot, and returns its reply. Never rejects. */
export type Perform = (action: Action) => Promise<Reply>;

/** What each tool and resource works with. */
export interface HandlerParts {
  readonly perform: Perform;
  readonly caller: Caller;
  readonly library: () => Library;
  readonly report: (error: unknown) => void;
}

export function createPerform(bot: Pick<Bot, 'handle'>, { id, channel }: Caller): Perform {
  return async (action) => {
    const asker = { id, name: '', isAdmin: false, locale: 'en' } as const;
    // No conversation: the client sends the previous question along.
    const place = { platform: 'mcp', workspace: null, channel, conversation: null } as const;
    let reply = noteOf(english.failed, 'failed');
    await bot.handle({ event: null, asker, place, action }, async (replied) => {
      reply = replied;
    });
    return reply;
  };
}

/** All tools read, and only what this service holds. */
export const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/** What a tool returns: a text for people and language models, and the same for programs. */
export function resultOf(text: string, structuredContent: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: inert(text) }], structuredContent };
}

/** A call that wasn't done; says why. */
export function refusalOf(text: string): CallToolResult {
  return { content: [{ type: 'text', text: inert(text) }], isError: true };
}

/** Reports what goes wrong in a tool, whose client is told no more than that. The SDK would pass the error's message on. */
export async function guarded(
  report: HandlerParts['report'],
  work: () => Promise<CallToolResult>,
): Promise<CallToolResult> {
  try {
    return await work();
  } catch (error) {
    report(error);
    return refusalOf(english.failed);
  }
}
