import type { CallStore } from '../inbox/circuit-breaker.ts';
import {
  ANSWER_CONTROLS,
  type AnswerControl,
  type ChannelSettings,
  type ChannelSettingsStore,
} from '../ports/channel-settings.ts';
import type { Channel } from '../ports/place.ts';
import type { Limit } from '../ports/rate-limiter.ts';
import type { Clock } from '../ports/system.ts';
import { createBoundedMap } from './bounded-map.ts';

/** What the operator sets. */
export interface BotSettings {
  /** Where the operator serves the articles, without a slash at the end; `null` when nowhere. */
  readonly publicUrl: string | null;
  /** What the bot's slash command is called, without the slash. */
  readonly commandName: string;
  /** What holds in a channel where its admins haven't said otherwise. */
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** How long questions and feedback are kept. 0: they aren't. */
  readonly retentionDays: number;
  /** How much a person may ask, and how much may be asked in a channel. */
  readonly personLimit: Limit;
  readonly channelLimit: Limit;
  /** How many requests are worked on at once, and how many more may wait for their turn. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How long a request may take, waiting for its turn included. In milliseconds. */
  readonly timeLimit: number;
}

/** A change made by another process is seen after so many milliseconds. */
const CACHE_TIME = 30_000;

/** The settings of so many channels are remembered. */
const MAX_CHANNELS = 10_000;

/** What holds in a channel. */
export interface EffectiveSettings {
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** `null`: all of them. */
  readonly articles: readonly string[] | null;
  readonly controls: readonly AnswerControl[];
}

export interface ChannelSettingsCache {
  /** What holds there; while the store is down, what held there last. */
  readonly settingsOf: (channel: Channel) => Promise<EffectiveSettings>;
  /** Changes what was set there, as it is kept. @returns what holds then; `null` when it can't be kept */
  readonly change: (
    channel: Channel,
    change: (set: ChannelSettings) => ChannelSettings,
  ) => Promise<EffectiveSettings | null>;
}

export function createChannelSettingsCache(
  book: ChannelSettingsStore,
  attempt: CallStore,
  clock: Clock,
  { answers, listens }: Pick<BotSettings, 'answers' | 'listens'>,
): ChannelSettingsCache {
  const known = createBoundedMap<string, { readonly set: ChannelSettings; readonly at: number }>(
    MAX_CHANNELS,
  );
  const remember = ({ platform, id }: Channel, set: ChannelSettings) =>
    known.set(JSON.stringify([platform, id]), { set, at: clock.now() });
  const effective = (set: ChannelSettings): EffectiveSettings => ({
    answers: set.answers ?? answers,
    listens: set.listens ?? listens,
    articles: set.articles ?? null,
    controls: set.controls ?? ANSWER_CONTROLS,
  });

  return {
    async settingsOf(channel) {
      const last = known.get(JSON.stringify([channel.platform, channel.id]));
      if (last !== undefined && last.at > clock.now() - CACHE_TIME) return effective(last.set);
      const set = await attempt('read settings', () => book.read(channel), last?.set ?? null);
      if (set !== null) remember(channel, set);
      return effective(set ?? {});
    },
    change: (channel, change) =>
      attempt(
        'change settings',
        async () => {
          const set = change(await book.read(channel));
          await book.write(channel, set);
          remember(channel, set);
          return effective(set);
        },
        null,
      ),
  };
}
