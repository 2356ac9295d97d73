import { isChat, type Place, type Workspace } from '../../ports/place.ts';
import { DAY_LENGTH, type UnmetQuestion } from '../../ports/questions.ts';
import type { BotContext, Turn } from '../context.ts';
import { describeGap, mergeGaps } from '../gaps.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import { type Action, isPublicWay } from '../request.ts';

/** How many unmet questions are clustered, the latest. */
const MAX_QUESTIONS = 1_000;

/** A longer list is of no use in a chat. */
const MAX_GAPS = 10;

/** `gaps`: what was asked in this workspace and not answered, or not well. For admins. */
export async function listGaps(
  turn: Turn,
  { callStore, store, clock }: BotContext,
  { days, way = 'command' }: Extract<Action, { kind: 'gaps' }>,
): Promise<Reply> {
  const { asker, place, words } = turn;
  const workspace = visibleWorkspaceOf(place);
  if (!asker.isAdmin || workspace === undefined) return noteOf(words.adminsOnly, 'refused');
  const filter = { since: clock.now() - days * DAY_LENGTH, workspace, limit: MAX_QUESTIONS };
  const unmet = await callStore('list unmet', () => store.listUnmet(filter), null);
  if (unmet === null) return noteOf(words.cannotNow, 'failed');
  const isPublic = way !== undefined && isPublicWay(way);
  const gaps = mergeGaps(isPublic ? unmet.filter((one) => wasSeenIn(place, one)) : unmet);
  if (gaps.length === 0) return noteOf(words.gaps.none(days));
  const titleOf = (articleId: string) => turn.library.articles.find(({ id }) => id === articleId)?.title;
  const items = gaps.slice(0, MAX_GAPS).map((gap) => ({
    text: gap.question,
    detail: describeGap(gap, words, titleOf),
    link: null,
  }));
  const rest: Part[] =
    gaps.length > MAX_GAPS ? [{ kind: 'note', text: words.andMore(gaps.length - MAX_GAPS) }] : [];
  const how: Part[] = isChat(place) ? [{ kind: 'aside', text: words.gaps.how }] : [];
  return replyOf([{ kind: 'note', text: words.gaps.intro(days) }, { kind: 'list', items }, ...rest, ...how]);
}

/** Whether everybody in this channel saw the question anyway: a reply to a mention can't be hidden from them. */
function wasSeenIn({ channel }: Place, { question: { audience, place } }: UnmetQuestion): boolean {
  return audience === 'everyone' && place.channel === channel;
}

/** The workspace whose questions may be shown; `undefined`: none. The operator, in a terminal, may see all: `null`. */
function visibleWorkspaceOf({ platform, workspace }: Place): Workspace | null | undefined {
  if (workspace !== null) return { platform, id: workspace };
  return platform === 'terminal' ? null : undefined;
}
