import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Library } from '../../../core/bot/library.ts';
import { passagesAround } from '../../../core/bot/passages-around.ts';
import type { Reply } from '../../../core/bot/reply.ts';
import { matchSuggestions } from '../../../core/bot/suggestions.ts';
import { createSureSuggestions } from '../../../core/bot/sure-suggestions.ts';
import { memoize } from '../../../core/index/memoize.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { type Allowance, secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import type { AddressLimits } from '../address-limits.ts';
import { requestOf } from '../client-address.ts';
import { articlePage, pagesOf, readMark } from '../rendering/article-page.ts';
import { homePage, pagesOfHome } from '../rendering/home-page.ts';
import { inChunks } from '../rendering/in-chunks.ts';
import { messagePage } from '../rendering/page.ts';
import { type ReplyHeading, renderReply, replyPage, type ShownReply } from '../rendering/render-reply.ts';
import { words } from '../rendering/web-words.ts';
import { createVisitorOf } from '../visitor-cookie.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { type HandleRequest, STATUS_OF } from './handle-request.ts';

/** By this header, the script asks for the reply alone, not a whole page. */
const FRAGMENT = 'x-piece';

const HTML = { 'content-type': 'text/html; charset=UTF-8' };

/** Somebody who types asks for some of these a second. */
const PAGES_PER_SUGGESTION = 0.1;

const PRIVATE = { 'cache-control': 'private, no-store' };

type PagesDependencies = Pick<WebDependencies, 'library' | 'randomBytes' | 'publicUrl' | 'report'>;

type Asked = Pick<ShownReply, 'question' | 'standalone'>;

/** Pages for people. */
export function handlePages(
  app: Hono,
  handleRequest: HandleRequest,
  { takePages }: AddressLimits,
  { library, randomBytes, publicUrl, report }: PagesDependencies,
): void {
  const visitorOf = createVisitorOf(randomBytes, publicUrl);
  const sureSuggestions = createSureSuggestions(report);
  // By the time that somebody comes, some are known.
  sureSuggestions(library());

  app.get('/', async (context) => {
    const current = library();
    const allowance = await takePages(requestOf(context), pagesOfHome(current));
    if (!allowance.isAllowed) return refuse(context, allowance);
    const { find = '' } = context.req.query();
    const suggested = sureSuggestions(current);
    const pieces = homePage({ library: current, suggested, find: find.trim().slice(0, MAX_QUESTION_LENGTH) });
    return context.body(inChunks(pieces), 200, HTML);
  });

  app.get('/suggestions', async (context) => {
    const allowance = await takePages(requestOf(context), PAGES_PER_SUGGESTION);
    if (!allowance.isAllowed) return context.json([], 429, PRIVATE);
    const { q = '' } = context.req.query();
    const typed = q.slice(0, MAX_QUESTION_LENGTH);
    return context.json(typed.trim() === '' ? [] : completions(typed, library()), 200, PRIVATE);
  });

  app.get('/articles/:id', async (context) => {
    // The first before the article is fetched, which may take a query.
    const first = await takePages(requestOf(context), 1);
    if (!first.isAllowed) return refuse(context, first);
    const article = await library().article(context.req.param('id'));
    if (article === null) return context.html(messagePage(`${words.notFound} ${words.gone}`), 404);
    const rest = await takePages(requestOf(context), pagesOf(article), 1);
    if (!rest.isAllowed) return refuse(context, rest);
    const { mark, q = '' } = context.req.query();
    const question = q.length > MAX_QUESTION_LENGTH ? '' : q;
    return context.body(inChunks(articlePage(article, readMark(mark, article), question)), 200, HTML);
  });

  function refuse(context: Context, allowance: Extract<Allowance, { isAllowed: false }>) {
    const seconds = secondsUntilRetry(allowance);
    return context.html(messagePage(words.limited(seconds)), 429, { 'retry-after': String(seconds) });
  }

  app.get('/ask', async (context) => {
    const { q: question = '', after = '', quoted = '' } = context.req.query();
    const previous = after.length > MAX_QUESTION_LENGTH ? '' : after;
    if (question.trim() === '') return context.redirect('/');
    const action = { kind: 'ask', question, way: 'direct', previous, quoted } as const;
    const reply = await handleRequest(context, visitorOf(context), action);
    const asked = { question, standalone: reply.answer?.readAs ?? question };
    return showReply(context, reply, asked, { heading: question });
  });

  app.post('/press', async (context) => {
    const { control = '', question = '', reason = null } = textFields(await readForm(context));
    const action = { kind: 'press', control, question, reason } as const;
    const reply = await handleRequest(context, visitorOf(context), action);
    const asked = { question, standalone: question };
    if (context.req.header(FRAGMENT) !== undefined)
      return context.html(renderReply(await shown(reply, asked)), STATUS_OF[reply.outcome], PRIVATE);
    return showReply(context, reply, asked, { heading: question === '' ? words.name : question });
  });

  for (const kind of ['help', 'sources', 'privacy'] as const)
    app.get(`/${kind}`, async (context) => {
      const reply = await handleRequest(context, visitorOf(context), { kind });
      const note = kind === 'sources' ? {} : { note: kind === 'privacy' ? words.cookie : words.howToRead };
      return showReply(context, reply, { question: '', standalone: '' }, { heading: words[kind], ...note });
    });

  async function showReply(context: Context, reply: Reply, asked: Asked, heading: ReplyHeading) {
    return context.html(replyPage(await shown(reply, asked), heading), STATUS_OF[reply.outcome], PRIVATE);
  }

  /** With each quote's neighbours, so that they are at hand when they are wanted; without, where the articles can't be reached. */
  async function shown(reply: Reply, asked: Asked): Promise<ShownReply> {
    const current = library();
    const article = memoize((id: string) =>
      current.article(id).catch((error: unknown) => {
        report(error);
        return null;
      }),
    );
    const quotes = reply.parts.flatMap((part) => (part.kind === 'quote' ? [part.quote] : []));
    const inPlace = quotes.map(async (quote) => {
      const whole = await article(quote.article.id);
      return whole === null ? null : passagesAround(quote, whole);
    });
    const found = (await Promise.all(inPlace)).filter((one) => one !== null);
    return { reply, ...asked, surroundings: new Map(found.map((one) => [one.quote, one])) };
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

/** A longer list isn't read. */
const MAX_COMPLETIONS = 8;

function completions(typed: string, library: Library): string[] {
  const fitting = matchSuggestions(typed, library.suggestions(null).typeAhead);
  return [...new Set(fitting.map(inertLine))].filter((one) => one !== '').slice(0, MAX_COMPLETIONS);
}
