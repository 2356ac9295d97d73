import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { rewriteFollowUp } from '../../../core/answering/follow-up/rewrite-follow-up.ts';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import type { Reply } from '../../../core/bot/reply.ts';
import type { RandomBytes } from '../../../core/ports/system.ts';
import { articlePage, readMark } from '../rendering/article-page.ts';
import { homePage } from '../rendering/home-page.ts';
import { messagePage } from '../rendering/page.ts';
import { renderReply, replyPage } from '../rendering/render-reply.ts';
import { words } from '../rendering/web-words.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { type HandleRequest, STATUS_OF } from './handle-request.ts';

/** The script asks for a piece of a page by this header. */
const PIECE = 'x-piece';

/** Whatever is asked belongs to whoever asked. */
const PRIVATE = { 'cache-control': 'private, no-store' };

/** Pages for people. */
export function handlePages(
  app: Hono,
  send: HandleRequest,
  { library, randomBytes }: Pick<WebDependencies, 'library' | 'randomBytes'>,
): void {
  app.get('/', (context) => context.html(homePage(library())));

  app.get('/articles/:id', async (context) => {
    const article = await library().article(context.req.param('id'));
    if (article === null) return context.html(messagePage(`${words.notFound} ${words.gone}`), 404);
    return context.html(articlePage(article, readMark(context.req.query('mark'), article)));
  });

  app.get('/ask', async (context) => {
    const { q: question = '', after: told = '' } = context.req.query();
    const after = told.length > MAX_QUESTION_LENGTH ? '' : told;
    if (question.trim() === '') return context.redirect('/');
    const action = { kind: 'ask', question, way: 'direct', previous: after } as const;
    const reply = await send(context, visitorOf(context, randomBytes), action);
    return shown(context, reply, { heading: question, question, after: rewriteFollowUp(question, after) });
  });

  app.post('/press', async (context) => {
    const { control = '', question = '', reason = null } = textFields(await context.req.parseBody());
    const action = { kind: 'press', control, question, reason } as const;
    const reply = await send(context, visitorOf(context, randomBytes), action);
    if (context.req.header(PIECE) !== undefined)
      return context.html(renderReply(reply, question), STATUS_OF[reply.outcome], PRIVATE);
    return shown(context, reply, { heading: questionOf(reply) ?? words.name, question, after: question });
  });

  for (const kind of ['help', 'sources', 'privacy'] as const)
    app.get(`/${kind}`, async (context) => {
      const reply = await send(context, visitorOf(context, randomBytes), { kind });
      const note = kind === 'privacy' ? { note: words.cookie } : {};
      return shown(context, reply, { heading: words[kind], question: '', after: '', ...note });
    });

  function shown(context: Context, reply: Reply, headed: Parameters<typeof replyPage>[1]) {
    return context.html(replyPage(reply, headed), STATUS_OF[reply.outcome], PRIVATE);
  }
}

/** What a form sent, without files. */
function textFields(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const COOKIE = 'kursk_visitor';
const ID_BYTES = 16;
const ID_PATTERN = /^[\w-]{22}$/u;

/** Who asks: a random id that a cookie keeps until the browser is closed. It is nobody's name, and tells visits apart only. */
function visitorOf(context: Context, randomBytes: RandomBytes): string {
  const known = getCookie(context, COOKIE);
  if (known !== undefined && ID_PATTERN.test(known)) return known;
  const id = Buffer.from(randomBytes(ID_BYTES)).toString('base64url');
  setCookie(context, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/' });
  return id;
}

/** The question that a reply restates; `null` when it restates none. */
function questionOf({ parts }: Reply): string | null {
  return parts.find((part) => part.kind === 'question')?.text ?? null;
}
