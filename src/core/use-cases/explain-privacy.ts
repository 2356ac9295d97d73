import type { Part, Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import { controlUnder } from './control-under.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/** `privacy`: what is kept and for how long, and a way to have it erased. */
export async function explainPrivacy(turn: Turn, kit: Kit): Promise<Reply> {
  const { kept, forgetHint } = turn.words.privacy;
  const notes = [...kept(kit.settings.retentionDays), forgetHint];
  const parts: Part[] = notes.map((text) => ({ kind: 'note', text }));
  return replyOf(parts, { controls: [controlUnder('forget', turn, kit)] });
}
