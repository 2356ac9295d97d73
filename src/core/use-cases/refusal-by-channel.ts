import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import type { Turn } from './turn.ts';

/** What there is to say to a question where a channel's admins want none; `silence` where others would read it; `null`: they do. */
export function refusalByChannel(
  { settings: { listens }, words }: Turn,
  { action }: Request,
): Reply | 'silence' | null {
  if (action.kind !== 'ask') return null;
  const { way } = action;
  if (listens === 'mentions' && way === 'thread') return 'silence';
  if (listens !== 'off') return null;
  return way === 'mention' || way === 'thread' ? 'silence' : noteOf(words.off, 'refused');
}
