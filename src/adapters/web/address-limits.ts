import type { IncomingMessage } from 'node:http';
import { createLocalRateLimiter } from '../../core/bot/without-store.ts';
import type { Allowance } from '../../core/ports/rate-limiter.ts';
import { clientNetwork } from './client-address.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Rendering a page takes a small part of the time that finding an answer takes. */
const PAGES_PER_QUESTION = 5;

/** The rate limits of a client's address, counted by this process. What costs more takes more of them. */
export interface AddressLimits {
  /** For whatever the bot is asked to do. */
  readonly takeQuestion: (request: IncomingMessage) => Promise<Allowance>;
  /** For what is only shown. @param pages how many pages of usual size it is as much as @param taken how many of them are paid for */
  readonly takePages: (request: IncomingMessage, pages: number, taken?: number) => Promise<Allowance>;
}

export function createAddressLimits({
  clock,
  addressLimit,
  proxies,
}: Pick<WebDependencies, 'clock' | 'addressLimit' | 'proxies'>): AddressLimits {
  const take = createLocalRateLimiter(clock);
  const pageLimit = { ...addressLimit, tokens: addressLimit.tokens * PAGES_PER_QUESTION };
  return {
    takeQuestion: (request) => take(`channel:web:${clientNetwork(request, proxies)}`, addressLimit),
    async takePages(request, pages, taken = 0) {
      // However long an article is, whoever reads nothing else may read it.
      const cost = Math.min(pages, pageLimit.tokens) - taken;
      return cost <= 0
        ? { isAllowed: true }
        : take(`channel:web-pages:${clientNetwork(request, proxies)}`, pageLimit, cost);
    },
  };
}
