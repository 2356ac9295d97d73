import type { CallStore } from '../inbox/circuit-breaker.ts';
import type { ChannelSettings, ChannelSettingsStore } from '../ports/channel-settings.ts';
import { ANSWER_CONTROLS, type AnswerControl } from '../ports/control-kinds.ts';
import { type Channel, channelIn, type Place, type Workspace } from '../ports/place.ts';
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
  /** Whether channels may be help channels, so that the platforms are asked for what is written in channels. */
  readonly helpChannels: boolean;
  /** Who may keep messages as answers, besides admins: ids of people, roles and channels; `everyone`: all. */
  readonly keepers: readonly string[];
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
  readonly unasked: ChannelSettings['unasked'] | null;
  /** The ids of the articles to answer from; `null`: all. */
  readonly articles: readonly string[] | null;
  readonly controls: readonly AnswerControl[];
}

export interface ChannelSettingsCache {
  /** While the store is down, the last known settings. */
  readonly settingsOf: (place: Place) => Promise<EffectiveSettings>;
  /** Changes the stored settings. @returns what applies then; `null` when the store is down */
  readonly change: (
    place: Place,
    change: (current: ChannelSettings) => ChannelSettings,
  ) => Promise<EffectiveSettings | null>;
}

/** All direct messages of a workspace have the same settings. The platform's ids are in capitals, so none is the same. */
const DIRECT_MESSAGES = 'direct';

/**
 * The settings of a channel apply in its threads, too, where they have none of their own. The direct messages of a workspace, and
 * the app's home, have settings of their own; until an admin names their articles, they have those that every channel of the
 * workspace may answer from.
 */
export function createChannelSettingsCache(
  stored: ChannelSettingsStore,
  callStore: CallStore,
  clock: Clock,
  { answers, listens, helpChannels }: Pick<BotSettings, 'answers' | 'listens' | 'helpChannels'>,
): ChannelSettingsCache {
  const channels = createCache((channel: Channel) => stored.read(channel));
  const shared = createCache(async (workspace: Workspace) => sharedSettings(await stored.readAll(workspace)));

  function createCache<Key extends object>(read: (key: Key) => Promise<ChannelSettings>) {
    const cache = createBoundedMap<string, { readonly set: ChannelSettings; readonly at: number }>(
      MAX_CHANNELS,
    );
    const set = (key: Key, settings: ChannelSettings) =>
      cache.set(JSON.stringify(key), { set: settings, at: clock.now() });
    return {
      set,
      drop: (key: Key) => cache.delete(JSON.stringify(key)),
      async get(key: Key): Promise<ChannelSettings> {
        const last = cache.get(JSON.stringify(key));
        if (last !== undefined && last.at > clock.now() - CACHE_TIME) return last.set;
        const found = await callStore('read settings', () => read(key), last?.set ?? null);
        if (found !== null) set(key, found);
        return found ?? {};
      },
    };
  }

  async function settingsOf(place: Place): Promise<EffectiveSettings> {
    const inherited = await inheritedBy(place);
    const set = { ...inherited, ...(await channels.get(channelOf(place))) };
    return {
      answers: set.answers ?? answers,
      // Set while channels could be help channels, and they can't be any more.
      listens: set.listens === 'questions' && !helpChannels ? 'mentions' : (set.listens ?? listens),
      unasked: set.unasked ?? null,
      articles: set.articles ?? null,
      controls: set.controls ?? ANSWER_CONTROLS,
    };
  }

  async function inheritedBy(place: Place): Promise<ChannelSettings> {
    if (place.parent !== undefined) return channels.get(channelIn(place, place.parent));
    const workspace = workspaceOfDirect(place);
    return workspace === null ? {} : shared.get(workspace);
  }

  return {
    settingsOf,
    change: (place, change) =>
      callStore(
        'change settings',
        async () => {
          const channel = channelOf(place);
          const set = change(await stored.read(channel));
          await stored.write(channel, set);
          channels.set(channel, set);
          const { platform, workspace } = place;
          if (workspace !== null) shared.drop({ platform, id: workspace });
          return settingsOf(place);
        },
        null,
      ),
  };
}

/** The channel whose settings apply. */
function channelOf(place: Place): Channel {
  return workspaceOfDirect(place) === null ? channelIn(place) : channelIn(place, DIRECT_MESSAGES);
}

/** The workspace of a direct message; `null` where it isn't one, or belongs to no workspace. */
function workspaceOfDirect({ platform, workspace, channel, conversation }: Place): Workspace | null {
  return workspace !== null && conversation === channel ? { platform, id: workspace } : null;
}

/** The articles that every channel may answer from: whoever reads a direct message may be in any of them. */
function sharedSettings(byChannel: ReadonlyMap<string, ChannelSettings>): ChannelSettings {
  const lists = [...byChannel].flatMap(([channel, { articles }]) =>
    channel === DIRECT_MESSAGES || articles === undefined ? [] : [articles],
  );
  const [first] = lists;
  return first === undefined
    ? {}
    : { articles: first.filter((id) => lists.every((list) => list.includes(id))) };
}
