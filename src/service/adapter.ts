import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Redelivery } from '../core/replies/deliver.ts';

/** A path of the service's one port that an adapter answers. */
export interface Route {
  /** The whole path, without a query: `/slack/events`. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A platform that the bot is connected to. */
export interface Adapter {
  /** As in the log: `slack`. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** `null` when it is ready; else why not, as a sentence for operators. */
  readonly readiness: () => string | null;
  /** How replies are brought to what another process had received; left out where nothing is lost with a process. */
  readonly redelivery?: Redelivery;
  /** Takes nothing new, and resolves when what was begun is finished. */
  readonly stop: () => Promise<void>;
}
