import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { rewriteFollowUp } from '../../../core/answering/follow-up/rewrite-follow-up.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Reply } from '../../../core/bot/reply.ts';
import { type Allowance, secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import type { AddressLimits } from '../address-limits.ts';
import { requestOf } from '../client-address.ts';
import { articlePage, pagesOf, readMark } from '../rendering/article-page.ts';
import { homePage } from '../rendering/home-page.ts';
import { inChunks } from '../rendering/in-chunks.ts';
import { messagePage } from '../rendering/page.ts';
import { type ReplyHeading, renderReply, replyPage } from '../rendering/render-reply.ts';
import { words } from '../rendering/web-words.ts';
import { createVisitorOf } from '../visitor-cookie.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { type HandleRequest, STATUS_OF } from './handle-request.ts';

/** By this header, the script asks for the reply alone, not a whole page. */
const FRAGMENT = 'x-piece';

const PRIVATE = { 'cache-control': 'private, no-store' };

/** Pages for people. */
export function handlePages(
  app: Hono,
  handleRequest: HandleRequest,
  { takePages }: AddressLimits,
  { library, randomBytes, publicUrl }: Pick<WebDependencies, 'library' | 'randomBytes' | 'publicUrl'>,
): void {
  const visitorOf = createVisitorOf(randomBytes, publicUrl);

  app.get('/', async (context) => {
    const allowance = await takePages(requestOf(context), 1);
    return allowance.isAllowed ? context.html(homePage(library())) : refuse(context, allowance);
  });

  app.get('/articles/:id', async (context) => {
    // The first before the article is fetched, which may take a query.
    const first = await takePages(requestOf(context), 1);
    if (!first.isAllowed) return refuse(context, first);
    const article = await library().article(context.req.param('id'));
    if (article === null) return context.html(messagePage(`${words.notFound} ${words.gone}`), 404);
    const rest = await takePages(requestOf(context), pagesOf(article), 1);
    if (!rest.isAllowed) return refuse(context, rest);
    const pieces = articlePage(article, readMark(context.req.query('mark'), article));
    return context.body(inChunks(pieces), 200, { 'content-type': 'text/html; charset=UTF-8' });
  });

  function refuse(context: Context, allowance: Extract<Allowance, { isAllowed: false }>) {
    const seconds = secondsUntilRetry(allowance);
    return context.html(messagePage(words.limited(seconds)), 429, { 'retry-after': String(seconds) });
  }

  app.get('/ask', async (context) => {
    const { q: question = '', after = '' } = context.req.query();
    const previous = after.length > MAX_QUESTION_LENGTH ? '' : after;
    if (question.trim() === '') return context.redirect('/');
    const action = { kind: 'ask', question, way: 'direct', previous } as const;
    const reply = await handleRequest(context, visitorOf(context), action);
    return showReply(context, reply, {
      heading: question,
      question,
      previous: rewriteFollowUp(question, previous),
    });
  });

  app.post('/press', async (context) => {
    const { control = '', question = '', reason = null } = textFields(await readForm(context));
    const action = { kind: 'press', control, question, reason } as const;
    const reply = await handleRequest(context, visitorOf(context), action);
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
      const reply = await handleRequest(context, visitorOf(context), { kind });
      const note = kind === 'privacy' ? { note: words.cookie } : {};
      return showReply(context, reply, { heading: words[kind], question: '', previous: '', ...note });
    });

  function showReply(context: Context, reply: Reply, heading: ReplyHeading) {
    return context.html(replyPage(reply, heading), STATUS_OF[reply.outcome], PRIVATE);
  }
}

/** @throws HTTPException when the body isn't what its type says, or ends too early */
async function readForm(context: Context): Promise<Record<string, unknown>> {
  return context.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { cause });
  });
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
