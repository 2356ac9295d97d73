import { html } from 'hono/html';
import type { DayFigures } from '../../../core/ports/questions.ts';
import type { Html } from './page.ts';
import { words } from './web-words.ts';

/** From the bottom to the top of a bar. */
export const OUTCOMES = ['answered', 'unsure', 'not-in-corpus'] as const;

/** In units of the drawing. */
const WIDTH = 660;
const HEIGHT = 140;
const AXIS = 20;
/** Room for “100 %”. */
const LABELS = 64;
/** Of a day's width. */
const BAR_SHARE = 0.8;

/**
 * The shares of outcomes by day, as bars: solid what was answered, hatched where the bot was unsure, and outlined where the articles
 * don't say, so that nothing is told by colour alone.
 */
export function sharesPlot(days: readonly DayFigures[]): Html {
  const step = (WIDTH - LABELS) / Math.max(1, days.length);
  const bars = days.flatMap(({ outcomes }, place) => {
    const total = totalOf(outcomes);
    let top = HEIGHT;
    return OUTCOMES.flatMap((outcome) => {
      const height = total === 0 ? 0 : (outcomes[outcome] / total) * HEIGHT;
      top -= height;
      const x = LABELS + place * step + (step * (1 - BAR_SHARE)) / 2;
      return height === 0
        ? []
        : [
            html`<rect class="${outcome}" x="${rounded(x)}" y="${rounded(top)}" width="${rounded(step * BAR_SHARE)}" height="${rounded(height)}"/>`,
          ];
    });
  });
  const [first, last] = [days[0], days.at(-1)];
  return html`<figure class="plot"><svg viewBox="0 -8 ${WIDTH} ${HEIGHT + AXIS + 8}" role="img" aria-label="${words.admin.plot}">
<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V5"/></pattern></defs>
<path class="axis" d="M${LABELS} 0H${WIDTH}M${LABELS} ${HEIGHT / 2}H${WIDTH}M${LABELS} ${HEIGHT}H${WIDTH}"/>
<text x="${LABELS - 6}" y="4" text-anchor="end">100 %</text><text x="${LABELS - 6}" y="${HEIGHT / 2 + 4}" text-anchor="end">50 %</text><text x="${LABELS - 6}" y="${HEIGHT + 4}" text-anchor="end">0</text>
${bars}
<text x="${LABELS}" y="${HEIGHT + AXIS - 4}">${first === undefined ? '' : dayName(first.day)}</text><text x="${WIDTH}" y="${HEIGHT + AXIS - 4}" text-anchor="end">${last === undefined ? '' : dayName(last.day)}</text>
</svg>
<figcaption>${OUTCOMES.map((outcome) => html`<span class="key"><svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect class="${outcome}" x="1" y="1" width="12" height="12"/></svg> ${words.admin.outcomes[outcome]}</span> `)}</figcaption></figure>`;
}

/** A day as ISO 8601 writes it. */
export function dayName(day: number): string {
  return new Date(day).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

export function totalOf(outcomes: DayFigures['outcomes']): number {
  return OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
}

function rounded(length: number): string {
  return length.toFixed(1);
}
