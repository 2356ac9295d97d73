import type { Channel } from '../place.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import type { Action } from '../requests/request.ts';
import type { EffectiveSettings } from './channels.ts';
import type { Kit } from './kit.ts';
import { readChange } from './read-change.ts';
import type { Turn } from './turn.ts';

/** `settings`: shows how the bot behaves in this channel, and changes it. For admins. */
export async function changeSettings(
  { asker, place, words, settings, library }: Turn,
  { channels }: Kit,
  { change: typed }: Extract<Action, { kind: 'settings' }>,
): Promise<Reply> {
  if (!asker.isAdmin) return noteOf(words.adminsOnly, 'refused');
  if (typed.trim() === '') return replyOf([...shown(settings, words), note(words.settings.usage)]);
  const change = readChange(typed, library.articles);
  if (typeof change !== 'function')
    return replyOf([note(words.settings.unknown(change.unknown)), note(words.settings.usage)], {
      outcome: 'refused',
    });
  const channel: Channel = { platform: place.platform, id: place.channel };
  const changed = await channels.change(channel, change);
  if (changed === null) return noteOf(words.cannotNow, 'failed');
  return replyOf([note(words.settings.saved), ...shown(changed, words)]);
}

function shown(
  { answers, listens, articles, controls }: EffectiveSettings,
  { settings: words }: Turn['words'],
): Part[] {
  const values = {
    answers: words.values[answers],
    listens: words.values[listens],
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
