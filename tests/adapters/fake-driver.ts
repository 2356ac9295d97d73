import type { Reply, ReplyControl } from '../../src/core/bot/reply.ts';
import { type Action, type Request, readCommand } from '../../src/core/bot/request.ts';
import { inert } from '../../src/core/inert-text.ts';
import type { ControlKind } from '../../src/core/ports/control-kinds.ts';
import type { Place } from '../../src/core/ports/place.ts';
import type { AdapterDriver, Asking } from './adapter-driver.ts';

const ASKER: Request['asker'] = { id: 'U1', name: 'Ada', isAdmin: false, locale: null };

const PLACES: Readonly<Record<Asking, Place>> = {
  command: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null },
  mention: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: 'thread' },
  direct: { platform: 'slack', workspace: 'T1', channel: 'D1', conversation: 'D1' },
};

/** A platform that can do everything, obeys nothing, and is no more than a list: what the contract asks of an adapter at least. */
export function pretendDriver(): AdapterDriver {
  const shown: { reply: Reply; place: Place }[] = [];
  let acknowledged = 0;

  function latest(wanted: ControlKind): { control: ReplyControl; place: Place } {
    for (const { reply, place } of shown.toReversed())
      for (const control of reply.controls) if (control.kind === wanted) return { control, place };
    throw new Error(`no ${wanted} is shown`);
  }

  return {
    name: 'a platform that can do everything',
    abilities: {
      asking: ['command', 'mention', 'direct'],
      acknowledges: true,
      redelivers: true,
      hides: true,
      keepsControls: true,
      controls: ['more', 'context', 'share', 'up', 'down', 'gap', 'forget'],
    },
    hazards: () => [],
    async start(bot) {
      function send(action: Action, place: Place, event: string | null): Promise<void> {
        const address = String(Object.values(PLACES).indexOf(place));
        const acknowledge = async () => {
          acknowledged += 1;
        };
        return bot.handle({ event, asker: ASKER, place, action }, deliverTo(address), {
          acknowledge,
          address,
        });
      }
      const deliverTo = (address: string) => async (reply: Reply) => {
        shown.push({ reply, place: Object.values(PLACES)[Number(address)] ?? PLACES.direct });
      };
      return {
        ask: (question, how, event) => send({ kind: 'ask', question, way: how }, PLACES[how], event),
        command: (name) => send(readCommand(name, 'command'), PLACES.command, null),
        press(kind, reason = '') {
          const { control, place } = latest(kind);
          return send({ kind: 'press', control: control.sealed, question: null, reason }, place, null);
        },
        pressForged(kind) {
          const { control, place } = latest(kind);
          const forged = control.sealed.slice(0, -1) + (control.sealed.endsWith('A') ? 'Q' : 'A');
          return send({ kind: 'press', control: forged, question: null, reason: null }, place, null);
        },
        acknowledged: () => acknowledged,
        keepTakingUp: (signal) =>
          bot.keepRecovering([{ platform: 'slack', maxAge: 60_000, deliverTo }], signal),
        shown: () => shown.map(({ reply: { text, audience } }) => ({ text: inert(text), audience })),
        stop: bot.stop,
      };
    },
  };
}
