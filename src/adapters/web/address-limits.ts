import type { IncomingMessage } from 'node:http';
import { createLocalRateLimiter } from '../../core/bot/without-store.ts';
import type { Allowance } from '../../core/ports/rate-limiter.ts';
import { clientNetwork } from './client-address.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Rendering a page takes a small part of the time that finding an answer takes. */
const PAGES_PER_QUESTION = 5;

/** Rate limits counted by this process, by whoever sends a request. What costs more takes more of them. */
export interface RequestLimits<Sender> {
  /** For whatever the bot is asked to do. */
  readonly takeQuestion: (sender: Sender) => Promise<Allowance>;
  /** For what is only shown. @param pages how many pages of usual size it is as much as @param taken how many of them are paid for */
  readonly takePages: (sender: Sender, pages: number, taken?: number) => Promise<Allowance>;
}

/** The rate limits of a client's address. */
export type AddressLimits = RequestLimits<IncomingMessage>;

type LimitParts = Pick<WebDependencies, 'clock' | 'addressLimit'>;

/** By the name of a sender: a network's, or whatever else tells senders apart. */
export function createNamedLimits({ clock, addressLimit }: LimitParts): RequestLimits<string> {
  const take = createLocalRateLimiter(clock);
  const pageLimit = { ...addressLimit, tokens: addressLimit.tokens * PAGES_PER_QUESTION };
  return {
    takeQuestion: (name) => take(`channel:web:${name}`, addressLimit),
    async takePages(name, pages, taken = 0) {
      // However long an article is, whoever reads nothing else may read it.
      const cost = Math.min(pages, pageLimit.tokens) - taken;
      return cost <= 0 ? { isAllowed: true } : take(`channel:web-pages:${name}`, pageLimit, cost);
    },
  };
}

export function createAddressLimits(named: RequestLimits<string>, proxies: number): AddressLimits {
  return {
    takeQuestion: (request) => named.takeQuestion(clientNetwork(request, proxies)),
    takePages: (request, pages, taken) => named.takePages(clientNetwork(request, proxies), pages, taken),
  };
}
