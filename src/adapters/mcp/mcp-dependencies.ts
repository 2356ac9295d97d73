import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Bot } from '../../core/bot/bot.ts';
import type { Library } from '../../core/bot/library.ts';
import type { Allowance } from '../../core/ports/rate-limiter.ts';
import type { Sign } from '../../core/ports/system.ts';

/** What the tools and resources need, whichever way they are reached. */
export interface McpDependencies {
  readonly bot: Pick<Bot, 'handle'>;
  /** The current library: it is replaced when the articles change. */
  readonly library: () => Library;
  /** The version of this program. */
  readonly version: string;
  /** Reports a fault of the program. */
  readonly report: (error: unknown) => void;
}

/** What the service's HTTP server knows of whoever sends a request. */
export interface HttpGate {
  /** @param localAddress the address of this machine that the client connected to, if it is known */
  readonly isKnownHost: (host: string | undefined, localAddress: string | undefined) => boolean;
  /** The network that a request is counted against. */
  readonly networkOf: (request: IncomingMessage) => string;
  /** @param sender the network of a request, or whatever else its sender is known by */
  readonly takeQuestion: (sender: string) => Promise<Allowance>;
  /** @param pages how many pages of usual size something is as much as @param taken how many of them are paid for */
  readonly takePages: (sender: string, pages: number, taken?: number) => Promise<Allowance>;
}

/** Whether Slack has signed a request, a few minutes ago at most. @param body as it was sent */
export type IsSignedBySlack = (headers: IncomingHttpHeaders, body: string) => boolean;

export interface McpHttpDependencies extends McpDependencies {
  readonly gate: HttpGate;
  /** The bearer token that a request must have. */
  readonly token: string | null;
  /** For requests of Slack's own assistant, which signs them instead. Where this and the token are `null`, whoever reaches the service may ask. */
  readonly isSignedBySlack: IsSignedBySlack | null;
  readonly sign: Sign;
}

/** Whoever sends requests, and what they may still ask for. */
export interface Caller {
  /** Tells callers apart; neither stored nor logged. */
  readonly id: string;
  /** Stored and logged in place of a platform's channel. */
  readonly channel: string;
  readonly takeQuestion: () => Promise<Allowance>;
  /** @param pages how many pages of usual size something is as much as; the first is paid for */
  readonly takePages: (pages: number) => Promise<Allowance>;
}
