import { html, raw } from 'hono/html';
import { isWebAddress } from '../../../core/article.ts';
import type { AskedInWorkspace, Gap } from '../../../core/bot/gaps.ts';
import { MAX_AUTHOR_NAME, MAX_KEPT_LENGTH } from '../../../core/bot/kept/prepare-keeping.ts';
import type { ListedArticle } from '../../../core/bot/library.ts';
import { english } from '../../../core/bot/wording/english.ts';
import type { DayFigures, Verdict } from '../../../core/ports/questions.ts';
import type { AdminDependencies, Health } from '../web-dependencies.ts';
import { type Html, named, page } from './page.ts';
import { dayName, OUTCOMES, sharesPlot, totalOf } from './shares-plot.ts';
import { words } from './web-words.ts';

const { admin } = words;

/** How many days back the page can look. */
export const PERIODS = [7, 30, 90] as const;

/** A longer list is for the spreadsheet. */
const MAX_GAPS = 100;

export interface AdminFigures {
  readonly days: number;
  readonly gaps: readonly Gap[];
  /** Every day of the period, the first one first. */
  readonly byDay: readonly DayFigures[];
  readonly health: Health;
  readonly handled: Awaited<ReturnType<AdminDependencies['handled']>>;
  readonly articles: readonly ListedArticle[];
  /** Whether an answer was kept just now. */
  readonly hasKept: boolean;
}

/** The operator's page. */
export function adminPage(figures: AdminFigures): Html {
  return page({
    title: `${admin.title} – ${words.name}`,
    main: html`<h1>${admin.title}</h1>
${periods(figures)}
${totals(figures)}
${sharesPlot(figures.byDay)}
${tableOfDays(figures)}
${gapsSection(figures)}
${healthSection(figures.health)}
${handledSection(figures)}`,
  });
}

function periods({ days }: AdminFigures): Html {
  const links = PERIODS.map((period) =>
    period === days
      ? html`<strong aria-current="true">${admin.lastDays(period)}</strong> `
      : html`<a href="/admin?days=${period}">${admin.lastDays(period)}</a> `,
  );
  return html`<nav class="periods" aria-label="${admin.period}">${links}</nav>`;
}

function totals({ byDay }: AdminFigures): Html {
  const all = byDay.reduce((sum, { outcomes }) => sum + totalOf(outcomes), 0);
  const ofOutcome = (outcome: keyof DayFigures['outcomes']) =>
    byDay.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0);
  const ofVerdict = (verdict: Verdict) => byDay.reduce((sum, { verdicts }) => sum + verdicts[verdict], 0);
  const tiles = [
    [admin.questions, String(all)],
    ...OUTCOMES.map((outcome) => [admin.outcomes[outcome], share(ofOutcome(outcome), all)] as const),
    ...(['up', 'down', 'missing'] as const).map(
      (verdict) => [admin.verdicts[verdict], String(ofVerdict(verdict))] as const,
    ),
  ] as const;
  return html`<dl class="totals">${tiles.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function share(count: number, all: number): string {
  return all === 0 ? '–' : `${Math.round((count / all) * 100)} %`;
}

function tableOfDays({ byDay }: AdminFigures): Html {
  const rows = byDay
    .filter(
      ({ outcomes, verdicts }) => totalOf(outcomes) + verdicts.up + verdicts.down + verdicts.missing > 0,
    )
    .toReversed();
  if (rows.length === 0) return html`<p class="aside">${admin.nothingAsked}</p>`;
  const heads = [
    admin.day,
    ...OUTCOMES.map((outcome) => admin.outcomes[outcome]),
    ...Object.values(admin.verdicts),
  ];
  return html`<details class="folder"><summary>${admin.byDay}</summary><div class="wide" tabindex="0" role="region" aria-label="${admin.byDay}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(({ day, outcomes, verdicts }) => html`<tr><th scope="row">${dayName(day)}</th>${OUTCOMES.map((outcome) => html`<td>${outcomes[outcome]}</td>`)}<td>${verdicts.up}</td><td>${verdicts.down}</td><td>${verdicts.missing}</td></tr>`)}</tbody></table></div></details>`;
}

function gapsSection({ gaps, days, articles, hasKept }: AdminFigures): Html {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const rest = gaps.length - MAX_GAPS;
  return html`<section aria-labelledby="gaps"><h2 id="gaps">${admin.gaps}</h2>
${hasKept ? html`<p role="status">${admin.answer.kept}</p>` : ''}
${gaps.length === 0 ? html`<p>${english.gaps.none(days)}</p>` : html`<p class="aside">${admin.aboutGaps} <a href="/admin/gaps.csv?days=${days}">${admin.csv}</a></p>`}
<ol class="gaps">${gaps.slice(0, MAX_GAPS).map((gap) => gapItem(gap, byId, days))}</ol>
${rest > 0 ? html`<p>${english.andMore(rest)}</p>` : ''}</section>`;
}

function gapItem(gap: Gap, articles: ReadonlyMap<string, ListedArticle>, days: number): Html {
  const { question, count, lastAsked, down, missing, reasons, nearest, asked } = gap;
  const details = [
    english.gaps.asked(count, dayName(lastAsked)),
    ...(down > 0 ? [english.gaps.down(down)] : []),
    ...(missing > 0 ? [english.gaps.missing(missing)] : []),
  ];
  const article = nearest === null ? undefined : articles.get(nearest.article);
  return html`<li><span class="question">${named(question)}</span>
<span class="detail">${details.join('; ')}</span>
${[...new Set(reasons)].map((reason) => html`<span class="reason">“${named(reason)}”</span>`)}
${nearest === null || article === undefined ? '' : nearestPlace(article, nearest.passage)}
${asked === null ? '' : answerForm(asked, days)}</li>
`;
}

/** *Answer this*: what is typed is kept as an answer, and quoted word for word. */
function answerForm(
  { question: id, text, platform, id: workspace, isPublic }: AskedInWorkspace,
  days: number,
): Html {
  const { answer } = admin;
  return html`<details class="folder"><summary>${answer.open}</summary><form class="answer" method="post" action="/admin/answers?days=${days}">
<input type="hidden" name="gap" value="${id}">
<label>${answer.text}<textarea name="text" rows="4" required maxlength="${MAX_KEPT_LENGTH}"></textarea></label>
<label>${answer.author}<input name="author" required maxlength="${MAX_AUTHOR_NAME}" autocomplete="name"></label>
<label>${isPublic ? answer.questions : answer.privateQuestions}<textarea name="questions" rows="2"${isPublic ? '' : raw(' required')}>${isPublic ? text : ''}</textarea></label>
<label>${answer.audience}<select name="audience"><option value="workspace">${answer.audiences.workspace(platform, workspace)}</option><option value="channel">${answer.audiences.channel}</option></select></label>
<label>${answer.url}<input name="url" type="url" maxlength="500"></label>
<label>${answer.until}<input name="until" type="date"></label>
<button>${answer.keep}</button>
</form></details>`;
}

/** The closest passage, and the file to write the answer into. */
function nearestPlace({ id, title, file, url }: ListedArticle, passage: number): Html {
  const place = html`<a href="/articles/${encodeURIComponent(id)}#p${passage}">${named(title)}, ¶${passage}</a>`;
  const path = file === undefined ? '' : html` <code>${named(file)}</code>`;
  const original = isWebAddress(url) ? html` <a href="${url}" rel="noreferrer">${words.original}</a>` : '';
  return html`<span class="detail">${admin.closest} ${place}${path}${original}</span>`;
}

function healthSection({ status, checks }: Health): Html {
  return html`<section aria-labelledby="health"><h2 id="health">${admin.health}: ${status}</h2>
<dl class="checks">${Object.entries(checks).map(([name, state]) => html`<div><dt>${name}</dt><dd>${named(state)}</dd></div>`)}</dl></section>`;
}

function handledSection({ handled }: AdminFigures): Html {
  if (handled.length === 0) return html`<p class="aside">${admin.nothingHandled}</p>`;
  return html`<section aria-labelledby="handled"><h2 id="handled">${admin.handled}</h2>
<table><thead><tr><th scope="col">${admin.platform}</th><th scope="col">${admin.outcome}</th><th scope="col">${admin.requests}</th></tr></thead>
<tbody>${handled.map(({ platform, outcome, count }) => html`<tr><td>${platform}</td><td>${outcome}</td><td>${count}</td></tr>`)}</tbody></table></section>`;
}
