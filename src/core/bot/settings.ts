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

/** The operator's settings. */
export interface BotSettings {
  /** The URL under which the articles are served, without a slash at the end; `null`: they aren't. */
  readonly publicUrl: string | null;
  /** The name of the slash command, without the slash. */
  readonly commandName: string;
  /** The defaults for channels whose admins have set nothing else. */
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** How long questions and feedback are stored. 0: they aren't. */
  readonly retentionDays: number;
  /** Rate limits per person and per channel. */
  readonly personLimit: Limit;
  readonly channelLimit: Limit;
  /** How many requests are worked on at once, and how many more may wait for their turn. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How long a request may take, including the wait for its turn. In milliseconds. */
  readonly timeLimit: number;
}

/** After so long, a change by another process is seen. In milliseconds. */
const CACHE_TIME = 30_000;

const MAX_CHANNELS = 10_000;

/** What applies in a channel: its admins' settings, and the operator's where they set nothing. */
export interface EffectiveSettings {
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** The ids of the articles to answer from; `null`: all. */
  readonly articles: readonly string[] | null;
  readonly controls: readonly AnswerControl[];
}

export interface ChannelSettingsCache {
  /** While the store is down, the last known settings. */
  readonly settingsOf: (channel: Channel) => Promise<EffectiveSettings>;
  /** Changes the stored settings. @returns what applies then; `null` when the store is down */
  readonly change: (
    channel: Channel,
    change: (current: ChannelSettings) => ChannelSettings,
  ) => Promise<EffectiveSettings | null>;
}

export function createChannelSettingsCache(
  stored: ChannelSettingsStore,
  callStore: CallStore,
  clock: Clock,
  { answers, listens }: Pick<BotSettings, 'answers' | 'listens'>,
): ChannelSettingsCache {
  const cache = createBoundedMap<string, { readonly set: ChannelSettings; readonly at: number }>(
    MAX_CHANNELS,
  );
  const keyOf = ({ platform, id }: Channel) => JSON.stringify([platform, id]);
  const remember = (channel: Channel, set: ChannelSettings) =>
    cache.set(keyOf(channel), { set, at: clock.now() });
  const effective = (set: ChannelSettings): EffectiveSettings => ({
    answers: set.answers ?? answers,
    listens: set.listens ?? listens,
    articles: set.articles ?? null,
    controls: set.controls ?? ANSWER_CONTROLS,
  });

  return {
    async settingsOf(channel) {
      const last = cache.get(keyOf(channel));
      if (last !== undefined && last.at > clock.now() - CACHE_TIME) return effective(last.set);
      const set = await callStore('read settings', () => stored.read(channel), last?.set ?? null);
      if (set !== null) remember(channel, set);
      return effective(set ?? {});
    },
    change: (channel, change) =>
      callStore(
        'change settings',
        async () => {
          const set = change(await stored.read(channel));
          await stored.write(channel, set);
          remember(channel, set);
          return effective(set);
        },
        null,
      ),
  };
}
