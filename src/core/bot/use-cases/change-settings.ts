import type { ArticleHead } from '../../article.ts';
import type { ChannelSettings } from '../../ports/channel-settings.ts';
import { ANSWER_CONTROLS } from '../../ports/control-kinds.ts';
import { channelOfThread } from '../../ports/place.ts';
import type { BotContext, Turn } from '../context.ts';
import { KEPT_ANSWERS } from '../kept/answer-shelves.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import type { EffectiveSettings } from '../settings.ts';

/** `settings`: shows how the bot behaves in this channel, and changes it. For admins. */
export async function changeSettings(
  { asker, place, words, settings, library }: Turn,
  { channels, settings: { helpChannels } }: BotContext,
  { change: typed }: Extract<Action, { kind: 'settings' }>,
): Promise<Reply> {
  if (!asker.isAdmin) return noteOf(words.adminsOnly, 'refused');
  if (typed.trim() === '') return replyOf([...settingsParts(settings, words), note(words.settings.usage)]);
  const change = readChange(typed, library.articles);
  if (typeof change !== 'function')
    return replyOf([note(words.settings.unknown(change.unknown)), note(words.settings.usage)], {
      outcome: 'refused',
    });
  const isOfChannel =
    LISTENS_QUESTIONS.test(typed) || (settings.listens === 'questions' && LISTENS_ANY.test(typed));
  if (LISTENS_QUESTIONS.test(typed) && !helpChannels) return noteOf(words.settings.noHelpChannels, 'refused');
  // A thread has no questions of its own to find, and a forum has no place but its posts to say this in.
  const changed = await channels.change(isOfChannel ? channelOfThread(place) : place, change);
  if (changed === null) return noteOf(words.cannotNow, 'failed');
  return replyOf([note(words.settings.saved), ...settingsParts(changed, words)]);
}

const LISTENS_ANY = /^\s*listens\s/iu;
const LISTENS_QUESTIONS = /^\s*listens\s+questions\b/iu;

function settingsParts(
  { answers, listens, unasked, articles, controls }: EffectiveSettings,
  { settings: words }: Turn['words'],
): Part[] {
  const values = {
    answers: words.values[answers],
    listens: listens === 'questions' && unasked === 'paused' ? words.paused : words.values[listens],
    articles: articles?.join(', ') ?? words.everything,
    controls: controls.join(', '),
  };
  const items = (['answers', 'listens', 'articles', 'controls'] as const).map((name) => ({
    text: words.names[name],
    detail: values[name],
    link: null,
  }));
  return [note(words.intro), { kind: 'list', items }];
}

function note(text: string): Part {
  return { kind: 'note', text };
}

type Change = (current: ChannelSettings) => ChannelSettings;

const ANSWERS = ['private', 'public'] as const;
const LISTENS = ['all', 'questions', 'mentions', 'off'] as const;

/** Reads a change from words such as "answers public"; if that fails, returns the word that isn't understood. */
function readChange(typed: string, library: readonly ArticleHead[]): Change | { readonly unknown: string } {
  const [name = '', ...values] = typed.trim().split(/[\s,]+/u);
  const [value = ''] = values;
  const ids = [...library.map(({ id }) => id), KEPT_ANSWERS];
  switch (name.toLowerCase()) {
    case 'reset':
      return () => ({});
    case 'answers':
      return oneChosen(value, ANSWERS, (answers) => (current) => ({ ...current, answers }));
    case 'listens':
      // Whoever chooses anew has decided whether it is to answer unasked.
      return oneChosen(value, LISTENS, (listens) => ({ unasked: _, ...current }) => ({
        ...current,
        listens,
      }));
    case 'articles':
      if (value === 'all') return ({ articles: _, ...others }) => others;
      return allChosen(values, ids, (articles) => (current) => ({ ...current, articles }));
    case 'controls':
      if (value === 'all') return ({ controls: _, ...others }) => others;
      return allChosen(values, ANSWER_CONTROLS, (controls) => (current) => ({ ...current, controls }));
    default:
      return { unknown: name };
  }
}

function oneChosen<Value extends string>(
  word: string,
  values: readonly Value[],
  change: (value: Value) => Change,
): Change | { readonly unknown: string } {
  const value = values.find((one) => one === word);
  return value === undefined ? { unknown: word } : change(value);
}

function allChosen<Value extends string>(
  words: readonly string[],
  values: readonly Value[],
  change: (chosen: readonly Value[]) => Change,
): Change | { readonly unknown: string } {
  const unknown = words.find((word) => !values.some((value) => value === word));
  if (unknown !== undefined || words.length === 0) return { unknown: unknown ?? '' };
  return change(values.filter((value) => words.includes(value)));
}
