import type { BotParts } from '../bot-parts.ts';
import { ANSWER_CONTROLS, type ControlKind } from '../control-kind.ts';
import { personOf } from '../person-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import { createLocalLimits } from '../resilience/local-limits.ts';
import { wordingFor } from '../wording/wording-for.ts';
import type { Kit } from './kit.ts';
import { refusalByChannel } from './refusal-by-channel.ts';
import { refusalByLimit } from './refusal-by-limit.ts';
import { takeTurn } from './take-turn.ts';
import type { Turn } from './turn.ts';

/** What there is to say to a request; `null`: nothing. */
export type Respond = (request: Request) => Promise<Reply | null>;

/** Responds where the channel's admins and the limits let it. While the store is down, this process counts by itself. */
export function createRespond({ store, library, sign, clock }: BotParts, kit: Kit): Respond {
  const countHere = createLocalLimits(clock);
  const takeToken: typeof countHere = async (key, limit) =>
    (await kit.attempt('take token', () => store.takeToken(key, limit), null)) ?? countHere(key, limit);

  return async (request) => {
    const { asker, place } = request;
    const turn: Turn = {
      asker,
      place,
      person: personOf(asker.id, place.platform, sign),
      words: wordingFor(asker.locale),
      settings: await kit.channels.settingsOf({ platform: place.platform, id: place.channel }),
      library: library(),
    };
    const refusal =
      refusalByChannel(turn, request) ?? (await refusalByLimit(turn, request, takeToken, kit.settings));
    if (refusal === 'silence') return null;
    return refusal ?? withWanted(await takeTurn(turn, kit, request), turn);
  };
}

/** With the controls under answers that the channel's admins want there. */
function withWanted(reply: Reply, { settings }: Turn): Reply {
  const unwanted: readonly ControlKind[] = ANSWER_CONTROLS.filter(
    (kind) => !settings.controls.includes(kind),
  );
  return { ...reply, controls: reply.controls.filter(({ kind }) => !unwanted.includes(kind)) };
}
