import type { Context, Hono } from 'hono';
import { rewriteFollowUp } from '../../../core/answering/follow-up/rewrite-follow-up.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Reply } from '../../../core/bot/reply.ts';
import { articlePage, readMark } from '../rendering/article-page.ts';
import { homePage } from '../rendering/home-page.ts';
import { messagePage } from '../rendering/page.ts';
import { type ReplyHeading, renderReply, replyPage } from '../rendering/render-reply.ts';
import { words } from '../rendering/web-words.ts';
import { visitorOf } from '../visitor-cookie.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { type HandleRequest, STATUS_OF } from './handle-request.ts';

/** By this header, the script asks for the reply alone, not a whole page. */
const FRAGMENT = 'x-piece';

const PRIVATE = { 'cache-control': 'private, no-store' };

/** Pages for people. */
export function handlePages(
  app: Hono,
  handleRequest: HandleRequest,
  { library, randomBytes }: Pick<WebDependencies, 'library' | 'randomBytes'>,
): void {
  app.get('/', (context) => context.html(homePage(library())));

  app.get('/articles/:id', async (context) => {
    const article = await library().article(context.req.param('id'));
    if (article === null) return context.html(messagePage(`${words.notFound} ${words.gone}`), 404);
    return context.html(articlePage(article, readMark(context.req.query('mark'), article)));
  });

  app.get('/ask', async (context) => {
    const { q: question = '', after = '' } = context.req.query();
    const previous = after.length > MAX_QUESTION_LENGTH ? '' : after;
    if (question.trim() === '') return context.redirect('/');
    const action = { kind: 'ask', question, way: 'direct', previous } as const;
    const reply = await handleRequest(context, visitorOf(context, randomBytes), action);
    return showReply(context, reply, {
      heading: question,
      question,
      previous: rewriteFollowUp(question, previous),
    });
  });

  app.post('/press', async (context) => {
    const { control = '', question = '', reason = null } = textFields(await context.req.parseBody());
    const action = { kind: 'press', control, question, reason } as const;
    const reply = await handleRequest(context, visitorOf(context, randomBytes), action);
    if (context.req.header(FRAGMENT) !== undefined)
      return context.html(renderReply(reply, question), STATUS_OF[reply.outcome], PRIVATE);
    return showReply(context, reply, {
      heading: questionOf(reply) ?? words.name,
      question,
      previous: question,
    });
  });

  for (const kind of ['help', 'sources', 'privacy'] as const)
    app.get(`/${kind}`, async (context) => {
      const reply = await handleRequest(context, visitorOf(context, randomBytes), { kind });
      const note = kind === 'privacy' ? { note: words.cookie } : {};
      return showReply(context, reply, { heading: words[kind], question: '', previous: '', ...note });
    });

  function showReply(context: Context, reply: Reply, heading: ReplyHeading) {
    return context.html(replyPage(reply, heading), STATUS_OF[reply.outcome], PRIVATE);
  }
}

/** The fields of a form without its files. */
function textFields(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The question that a reply restates, if any. */
function questionOf({ parts }: Reply): string | null {
  return parts.find((part) => part.kind === 'question')?.text ?? null;
}
