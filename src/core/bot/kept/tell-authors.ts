import type { CallStore } from '../../inbox/circuit-breaker.ts';
import type { Redelivery } from '../../inbox/delivery.ts';
import type { Inbox } from '../../inbox/inbox.ts';
import type { KeptAnswer, KeptAnswerStore } from '../../ports/kept-answers.ts';
import type { Clock, TextSealer } from '../../ports/system.ts';
import type { Request } from '../request.ts';
import { unsealAddress } from './prepare-keeping.ts';

/** Between two looks for authors who aren't told yet. In milliseconds. */
const INTERVAL = 5_000;

/** So many are told at each look. */
const AT_ONCE = 20;

export interface TellingDependencies {
  readonly store: Pick<KeptAnswerStore, 'untold' | 'markTold' | 'listen'>;
  readonly callStore: CallStore;
  readonly sealer: TextSealer;
  readonly clock: Clock;
  readonly receive: Inbox['receive'];
}

/**
 * Tells authors that their messages were kept, until the signal is aborted. It goes through the inbox as a request of theirs, so that
 * each is told once, by whichever process. Never rejects.
 *
 * @param redeliveries how to reach people on each platform
 */
export async function keepTellingAuthors(
  { store, callStore, sealer, clock, receive }: TellingDependencies,
  redeliveries: readonly Redelivery[],
  signal: AbortSignal,
): Promise<void> {
  async function tell(answer: KeptAnswer): Promise<void> {
    const { id, platform, workspace, sealedAddress } = answer;
    const redelivery = redeliveries.find((one) => one.platform === platform);
    if (redelivery === undefined || sealedAddress === null) return;
    const { person, address } = unsealAddress(sealer, id, sealedAddress);
    const request: Request = {
      event: `told:${id}`,
      asker: { id: person, name: '', isAdmin: false, locale: null },
      place: { platform, workspace, channel: person, conversation: person },
      action: { kind: 'tell-author', kept: id },
    };
    await receive(request, redelivery.deliverTo(address), { acknowledge: async () => {}, address });
    // Whoever can't be reached isn't tried again: the log says so.
    await callStore('author told', () => store.markTold(id), undefined);
  }

  let news = new AbortController();
  const stopListening = store.listen(() => news.abort());
  while (!signal.aborted) {
    news = new AbortController();
    for (const answer of await callStore('authors to tell', () => store.untold(AT_ONCE), []))
      await tell(answer);
    await clock.wait(INTERVAL, AbortSignal.any([signal, news.signal]));
  }
  await stopListening();
}
