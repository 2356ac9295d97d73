import type { Context, Hono } from 'hono';
import { inContext } from '../../core/follow-up/in-context.ts';
import { MAX_QUESTION_LENGTH } from '../../core/question/question.ts';
import type { Reply } from '../../core/replies/reply.ts';
import { articlePage } from './article-page.ts';
import { homePage } from './home-page.ts';
import { messagePage } from './message-page.ts';
import { questionOf } from './question-of.ts';
import { readMark } from './read-mark.ts';
import { renderReply } from './render-reply.ts';
import { replyPage } from './reply-page.ts';
import { type Send, STATUS_OF } from './send.ts';
import { visitorOf } from './visitor.ts';
import type { WebParts } from './web-parts.ts';
import { words } from './web-words.ts';

/** The script asks for a piece of a page by this header. */
const PIECE = 'x-piece';

/** Whatever is asked belongs to whoever asked. */
const PRIVATE = { 'cache-control': 'private, no-store' };

/** Pages for people. */
export function handlePages(
  app: Hono,
  send: Send,
  { library, randomBytes }: Pick<WebParts, 'library' | 'randomBytes'>,
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
    return shown(context, reply, { heading: question, question, after: inContext(question, after) });
  });

  app.post('/press', async (context) => {
    const { control = '', question = '', reason = null } = textsOf(await context.req.parseBody());
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
function textsOf(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
