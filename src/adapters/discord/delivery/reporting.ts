import type { Deliver } from '../../../core/replies/deliver.ts';
import type { DiscordKit } from '../discord-kit.ts';
import { adviceFor } from './advice-for.ts';

/** A delivery that tells operators what to do about it when it fails. */
export function reporting(deliver: Deliver, event: string, { report }: Pick<DiscordKit, 'report'>): Deliver {
  return async (reply) => {
    try {
      await deliver(reply);
    } catch (error) {
      report({ what: adviceFor(error), event, error });
      throw error;
    }
  };
}
