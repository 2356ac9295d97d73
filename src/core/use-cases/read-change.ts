import type { ArticleHead } from '../article.ts';
import { ANSWER_CONTROLS } from '../control-kind.ts';
import type { ChannelSettings } from '../ports/settings-book.ts';

type Change = (set: ChannelSettings) => ChannelSettings;

const ANSWERS = ['private', 'public'] as const;
const LISTENS = ['all', 'mentions', 'off'] as const;

/** What to change about a channel's settings, from words such as "answers public"; else the word that isn't understood. */
export function readChange(
  typed: string,
  articles: readonly ArticleHead[],
): Change | { readonly unknown: string } {
  const [name = '', ...values] = typed.trim().split(/[\s,]+/u);
  const [value = ''] = values;
  const ids = articles.map(({ id }) => id);
  switch (name.toLowerCase()) {
    case 'reset':
      return () => ({});
    case 'answers':
      return chosen(value, ANSWERS, (answers) => (set) => ({ ...set, answers }));
    case 'listens':
      return chosen(value, LISTENS, (listens) => (set) => ({ ...set, listens }));
    case 'articles':
      if (value === 'all') return ({ articles: _, ...others }) => others;
      return allChosen(values, ids, (wanted) => (set) => ({ ...set, articles: wanted }));
    case 'controls':
      if (value === 'all') return ({ controls: _, ...others }) => others;
      return allChosen(values, ANSWER_CONTROLS, (wanted) => (set) => ({ ...set, controls: wanted }));
    default:
      return { unknown: name };
  }
}

function chosen<Value extends string>(
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
  const stranger = words.find((word) => !values.some((value) => value === word));
  if (stranger !== undefined || words.length === 0) return { unknown: stranger ?? '' };
  return change(values.filter((value) => words.includes(value)));
}
