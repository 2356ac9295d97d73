import type { BotSettings } from '../bot-settings.ts';
import { ANSWER_CONTROLS, type AnswerControl } from '../control-kind.ts';
import type { Channel } from '../place.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChannelSettings, SettingsBook } from '../ports/settings-book.ts';
import type { Attempt } from '../resilience/attempt.ts';
import { createBoundedMap } from '../resilience/bounded-map.ts';

/** A change made by another process is seen after so many milliseconds. */
const FRESH = 30_000;

/** The settings of so many channels are remembered. */
const MOST_CHANNELS = 10_000;

/** What holds in a channel. */
export interface EffectiveSettings {
  readonly answers: NonNullable<ChannelSettings['answers']>;
  readonly listens: NonNullable<ChannelSettings['listens']>;
  /** `null`: all of them. */
  readonly articles: readonly string[] | null;
  readonly controls: readonly AnswerControl[];
}

export interface Channels {
  /** What holds there; while the store is down, what held there last. */
  readonly settingsOf: (channel: Channel) => Promise<EffectiveSettings>;
  /** Changes what was set there, as it is kept. @returns what holds then; `null` when it can't be kept */
  readonly change: (
    channel: Channel,
    change: (set: ChannelSettings) => ChannelSettings,
  ) => Promise<EffectiveSettings | null>;
}

export function createChannels(
  book: SettingsBook,
  attempt: Attempt,
  clock: Clock,
  { answers, listens }: Pick<BotSettings, 'answers' | 'listens'>,
): Channels {
  const known = createBoundedMap<string, { readonly set: ChannelSettings; readonly at: number }>(
    MOST_CHANNELS,
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
      if (last !== undefined && last.at > clock.now() - FRESH) return effective(last.set);
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
