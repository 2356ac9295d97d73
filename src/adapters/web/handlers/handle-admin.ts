import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { gapsSince } from '../../../core/bot/gaps.ts';
import { NOT_KEPT } from '../../../core/bot/kept/answer-gap.ts';
import { GAP_DAYS } from '../../../core/bot/request.ts';
import { DAY_LENGTH, type DayFigures } from '../../../core/ports/questions.ts';
import { secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import { StoreUnavailable } from '../../../core/ports/store.ts';
import { isBearer, isPassword } from '../../tokens.ts';
import type { AddressLimits } from '../address-limits.ts';
import { requestOf } from '../client-address.ts';
import { adminPage, PERIODS } from '../rendering/admin-page.ts';
import { messagePage } from '../rendering/page.ts';
import { words } from '../rendering/web-words.ts';
import type { AdminDependencies, WebDependencies } from '../web-dependencies.ts';

/** Where *Answer this* is sent. */
export const ANSWERS_PATH = '/admin/answers';

const NO_STORE = { 'cache-control': 'no-store' };

/**
 * The operator's page: what people asked and the articles don't say, what they said of the answers, and how the bot is doing. It is for
 * whoever has the token, which a browser asks for and sends as a password. What it changes is that gaps are answered.
 */
export function handleAdmin(
  app: Hono,
  { takeQuestion }: AddressLimits,
  { admin, library, health, clock }: Pick<WebDependencies, 'admin' | 'library' | 'health' | 'clock'>,
): void {
  async function refusal(context: Context, token: string): Promise<Response | null> {
    const authorization = context.req.header('authorization');
    if (isPassword(authorization, token) || isBearer(authorization, token)) return null;
    // So that nobody tries many.
    const allowance = await takeQuestion(requestOf(context));
    if (!allowance.isAllowed) {
      const seconds = secondsUntilRetry(allowance);
      return context.html(messagePage(words.limited(seconds)), 429, { 'retry-after': String(seconds) });
    }
    return context.html(messagePage(words.admin.tokenRequired), 401, {
      'www-authenticate': 'Basic realm="Kursk bot", charset="UTF-8"',
      ...NO_STORE,
    });
  }

  function handle(
    method: 'get' | 'post',
    path: string,
    show: (context: Context, shown: AdminDependencies) => Promise<Response>,
  ): void {
    app[method](path, async (context) => {
      if (admin === null) return context.html(messagePage(words.admin.noToken), 403, NO_STORE);
      try {
        return (await refusal(context, admin.token)) ?? (await show(context, admin));
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        return context.html(messagePage(words.admin.storeDown), 503, NO_STORE);
      }
    });
  }

  handle('get', '/admin', async (context, { records, handled }) => {
    const days = daysOf(context);
    const since = clock.now() - days * DAY_LENGTH;
    const [gaps, figures, state, counts] = await Promise.all([
      gapsSince(records.listUnmet, since),
      records.listDays(since),
      health(),
      handled(),
    ]);
    const byDay = everyDay(figures, since, clock.now());
    const page = adminPage({
      days,
      gaps,
      byDay,
      health: state,
      handled: counts,
      articles: library().articles,
      hasKept: context.req.query('kept') !== undefined,
    });
    return context.html(page, 200, NO_STORE);
  });

  handle('get', '/admin/gaps.csv', async (context, { records, gapsCsv }) => {
    const gaps = await gapsSince(records.listUnmet, clock.now() - daysOf(context) * DAY_LENGTH);
    return context.body(await gapsCsv(gaps), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="gaps.csv"',
      ...NO_STORE,
    });
  });

  handle('post', ANSWERS_PATH, async (context, { answerGap }) => {
    const { data: form } = answerSchema.safeParse(await context.req.parseBody());
    if (form === undefined) return context.html(messagePage(words.badRequest), 400, NO_STORE);
    const outcome = await answerGap({ ...form, url: form.url === '' ? null : form.url });
    if (outcome === 'kept') return context.redirect(`/admin?days=${daysOf(context)}&kept#gaps`, 303);
    return context.html(messagePage(words.admin.answer.notKept(NOT_KEPT[outcome])), 409, NO_STORE);
  });
}

const answerSchema = z.object({
  gap: z.string(),
  text: z.string(),
  author: z.string(),
  questions: z.string(),
  url: z.string(),
  audience: z.enum(['workspace', 'channel']),
  until: z.string(),
});

function daysOf(context: Context): number {
  const wanted = Number(context.req.query('days'));
  return PERIODS.find((days) => days === wanted) ?? GAP_DAYS;
}

/** The figures with those of days on which nothing was asked. */
function everyDay(figures: readonly DayFigures[], since: number, now: number): DayFigures[] {
  const known = new Map(figures.map((one) => [one.day, one]));
  const days: DayFigures[] = [];
  for (let day = Math.floor(since / DAY_LENGTH) * DAY_LENGTH; day <= now; day += DAY_LENGTH)
    days.push(
      known.get(day) ?? {
        day,
        outcomes: { answered: 0, unsure: 0, 'not-in-corpus': 0 },
        verdicts: { up: 0, down: 0, missing: 0 },
      },
    );
  return days;
}
