import type { CallStore } from '../../inbox/circuit-breaker.ts';
import type { Redelivery } from '../../inbox/delivery.ts';
import type { Inbox } from '../../inbox/inbox.ts';
import type { KeptAnswer, KeptAnswerStore } from '../../ports/kept-answers.ts';
import type { TextSealer } from '../../ports/system.ts';
import type { Request } from '../request.ts';
import { type AuthorAddress, unsealAddress } from './prepare-keeping.ts';

/** So many are told at each look. */
const AT_ONCE = 20;

export interface TellingAuthorsDependencies {
  readonly store: Pick<KeptAnswerStore, 'untold' | 'markTold'>;
  readonly callStore: CallStore;
  readonly sealer: TextSealer;
  readonly receive: Inbox['receive'];
}

/**
 * Tells authors that their messages were kept. It goes through the inbox as a request of theirs, so that each is told once, by whichever
 * process. Never rejects.
 */
export async function tellAuthors(
  { store, callStore, sealer, receive }: TellingAuthorsDependencies,
  redeliveries: readonly Redelivery[],
): Promise<void> {
  async function tell(answer: KeptAnswer): Promise<void> {
    const { id, platform, workspace, sealedAddress } = answer;
    const redelivery = redeliveries.find((one) => one.platform === platform);
    if (redelivery === undefined || sealedAddress === null) return;
    let unsealed: AuthorAddress;
    try {
      unsealed = unsealAddress(sealer, id, sealedAddress);
    } catch {
      // Under a key that is gone: nobody knows any more whom to tell.
      await callStore('author lost', () => store.markTold(id), undefined);
      return;
    }
    const { person, address, by } = unsealed;
    const request: Request = {
      event: `told:${id}`,
      asker: { id: person, name: '', isAdmin: false, locale: null },
      place: { platform, workspace, channel: person, conversation: person },
      action: { kind: 'tell-author', kept: id, by },
    };
    await receive(request, redelivery.deliverTo(address), { acknowledge: async () => {}, address });
  }

  for (const answer of await callStore('authors to tell', () => store.untold(AT_ONCE), []))
    await tell(answer);
}
