import { webApi } from '@slack/bolt';
import { askForm } from '../../adapters/slack/rendering/forms.ts';
import { homeView } from '../../adapters/slack/rendering/home-view.ts';
import { renderReply } from '../../adapters/slack/rendering/render-reply.ts';
import { errorCodeOf } from '../../adapters/slack/slack-errors.ts';
import { type Reply, replyOf } from '../../core/bot/reply.ts';
import { english } from '../../core/bot/wording/english.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** A reply that has all kinds of parts, and a button. */
const SAMPLE: Reply = replyOf(
  [
    { kind: 'question', text: 'Who runs the mill?' },
    { kind: 'note', text: english.unsure },
    {
      kind: 'quote',
      rank: 1,
      quote: {
        text: 'Mary Miller runs the mill.',
        article: { id: 'mill', title: 'The mill', url: null, published: null },
        section: [],
        passage: 1,
        start: 0,
        end: 26,
        highlights: [[0, 11]],
        link: 'https://example.com/mill',
        question: null,
      },
    },
    { kind: 'aside', text: english.leftOut(1) },
    { kind: 'list', items: [{ text: 'The mill', detail: english.sources.passages(1), link: null }] },
  ],
  { controls: [{ kind: 'share', label: 'Share', sealed: 'sample', rank: null, form: null }] },
);

const HOME = { articles: [], suggested: ['Who runs the mill?'], recent: [], publicUrl: null, channel: 'D0' };

/** What Slack says of blocks that it doesn't take. */
const INVALID = ['invalid_blocks', 'invalid_message', 'invalid_view'];
/** What a Slack says that doesn't validate blocks, or not for this token. */
const UNKNOWN = ['unknown_method', 'method_deprecated', 'not_allowed_token_type'];

/** Has Slack validate what the bot draws: an answer, its home and its form. Nothing is posted. */
export async function checkBlocks({ blocks }: Pick<webApi.WebClient, 'blocks'>): Promise<Finding> {
  const { blocks: drawn = [] } = renderReply(SAMPLE, english);
  try {
    await blocks.validate({ blocks: drawn });
    await blocks.validate({ view: homeView(english, HOME) });
    await blocks.validate({ view: askForm(english, { channel: 'C0', url: null }) });
    return { status: 'ok', found: 'Slack takes what the bot draws: answers, home and form.' };
  } catch (error) {
    const code = errorCodeOf(error);
    if (UNKNOWN.includes(code))
      return { status: 'skip', found: `Slack doesn’t validate blocks for this bot (${code}).` };
    if (error instanceof webApi.WebAPIPlatformError && INVALID.includes(code))
      return {
        status: 'fail',
        found: `Slack doesn’t take what the bot draws (${code}): people may get no answers.`,
        fix: 'Update the bot, or report this to its maintainers.',
      };
    return explainRefusal(error, 'Slack doesn’t validate what the bot draws');
  }
}
