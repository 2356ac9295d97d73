import { english } from '../../../src/core/bot/wording/english.ts';
import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';
import { openCheckedDiscord } from '../../support/discord/checked-discord.ts';
import { APPLICATION, CHANNEL, DIRECT, eventId, GUILD } from '../../support/discord/ids.ts';
import { commandOf, formOf, messageOf, pressOf } from '../../support/discord/interactions.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { BOT_USER, MEMBER, USER } from '../../support/discord/objects.ts';
import {
  type Response,
  type RunningDiscord,
  runDiscord,
  type TransportKind,
} from '../../support/discord/run-discord.ts';
import {
  buttonsIn,
  hazardsIn,
  isPrivate,
  type ShownMessage,
  shownMessages,
  shownText,
} from '../../support/discord/shown-messages.ts';
import type { AdapterDriver, Asking, Channel, Person } from '../adapter-driver.ts';

/** The Discord on loopback is opened by the first start of a test, and closed after it. */
export function discordDriver(transport: TransportKind): AdapterDriver {
  let opened: Promise<LoopbackDiscord> | null = null;
  let discord: LoopbackDiscord | null = null;
  const deferred = new Map<string, boolean>();

  function shown(): ShownMessage[] {
    return discord === null ? [] : shownMessages(discord.rest, (token) => deferred.get(token) ?? false);
  }

  function remember(token: unknown, { type, data }: Response): void {
    if (type === 5) deferred.set(String(token), isPrivate(data?.flags));
  }

  return {
    name: `Discord (${transport})`,
    abilities: {
      asking: ['command', 'mention', 'direct'],
      acknowledges: true,
      redelivers: true,
      hides: true,
      keepsControls: true,
      controls: ['more', 'context', 'share', 'up', 'down', 'gap', 'forget'],
    },
    hazards: () => [...shown().flatMap(({ body }) => hazardsIn(body)), ...(discord?.rest.complaints ?? [])],
    async start(bot) {
      opened ??= openCheckedDiscord();
      discord = await opened;
      const here = discord;
      const running = await runDiscord(here, bot, transport, { helpChannels: true });
      const use = async (interaction: ReturnType<typeof commandOf>) =>
        remember(interaction.token, await running.deal(interaction));
      return {
        ask: (question, how, event) => ask(running, use, question, how, event),
        command: (name) => use(commandOf(name)),
        async press(kind, reason = '') {
          const { message, sealed } = latest(shown(), kind);
          if (kind !== 'down') return use(pressOf(sealed, message.body));
          const { data } = await running.respond(pressOf(sealed, message.body));
          return use(formOf(String(data?.custom_id), reason, message.body));
        },
        pressForged(kind) {
          const { message, sealed } = latest(shown(), kind);
          const forged = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'Q' : 'A');
          return use(pressOf(forged, message.body));
        },
        acknowledged: running.acknowledged,
        keepTakingUp: (signal) => bot.keepRecovering([running.redelivery], signal),
        shown: () => shown().map(({ body, audience }) => ({ text: shownText(body), audience })),
        channel: channelOf(here, running, use, shown),
        stop: running.stop,
      };
    },
  };
}

function ask(
  running: RunningDiscord,
  use: (interaction: ReturnType<typeof commandOf>) => Promise<void>,
  question: string,
  how: Asking,
  event: string,
): Promise<void> {
  const id = eventId(event);
  switch (how) {
    case 'command':
      return use(commandOf('ask', { question }, { id, token: `token-${id}` }));
    case 'mention': {
      const content = `<@${APPLICATION}> ${question}`;
      return running.write(messageOf({ id, guild_id: GUILD, content, mentions: [BOT_USER] }));
    }
    case 'direct':
      return running.write(messageOf({ id, channel_id: DIRECT, content: question }));
    default:
      return how satisfies never;
  }
}

const OTHER = { ...USER, id: '1000000000000000101', username: 'ben', global_name: 'Ben' };

const PEOPLE: Readonly<Record<Person, { readonly user: typeof USER; readonly permissions: string }>> = {
  asker: { user: USER, permissions: '0' },
  other: { user: OTHER, permissions: '0' },
  admin: { user: { ...OTHER, id: '1000000000000000102' }, permissions: '8' },
};

/** Those of the channel are a second apart. */
function writtenId(event: string): string {
  return String(1_300_000_000_000_000_000n + BigInt(event.replaceAll(/\D/g, '')) * 4_194_304_000n);
}

function channelOf(
  { gateway, rest, retract }: LoopbackDiscord,
  running: RunningDiscord,
  use: (interaction: ReturnType<typeof commandOf>) => Promise<void>,
  shown: () => readonly ShownMessage[],
): Channel {
  const threadShown = () => shown().findLast(({ channel }) => channel !== null)?.channel ?? null;
  return {
    async write(content, event, { by = 'asker', below } = {}) {
      const { user: author } = PEOPLE[by];
      const message = messageOf({ id: writtenId(event), guild_id: GUILD, content, author });
      if (below === undefined) return running.write(message);
      const reference = { message_id: writtenId(below), channel_id: CHANNEL };
      gateway.dispatch('MESSAGE_CREATE', { ...message, type: 19, message_reference: reference });
    },
    retract: (event) => retract(writtenId(event)),
    press(kind, by) {
      const { message, sealed } = latest(shown(), kind);
      const thread = threadShown() ?? '';
      const channel = { id: thread, type: 11, name: 'a thread', parent_id: CHANNEL };
      const member = { ...MEMBER, ...PEOPLE[by] };
      return use(pressOf(sealed, message.body, { channel_id: thread, channel, member }));
    },
    shownBelow() {
      const thread = threadShown();
      return thread === null ? null : `E${(BigInt(thread) - 1_300_000_000_000_000_000n) / 4_194_304_000n}`;
    },
    deleted: () =>
      rest.requests.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/channels/')).length,
  };
}

/** Of an article of the contract. */
const MOST_PASSAGES = 9;

function latest(
  messages: readonly ShownMessage[],
  kind: ControlKind,
): { message: ShownMessage; sealed: string } {
  const numbers = [null, ...Array.from({ length: MOST_PASSAGES }, (_, place) => place + 1)];
  const labels = numbers.map(english.controls[kind]);
  for (const message of messages.toReversed())
    for (const { label = '', custom_id } of buttonsIn(message.body.components))
      if (labels.includes(label) && custom_id !== undefined) return { message, sealed: custom_id };
  throw new Error(`no ${kind} is shown`);
}
