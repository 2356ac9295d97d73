import type { Verdict } from '../src/evaluation/judge.ts';
import { COLORS, escaped, rounded, svgText } from './svg.ts';

/** One way to set the limit of confidence. Shares are from 0 to 1. */
interface RiskPoint {
  /** Of all questions, those that are answered. */
  readonly coverage: number;
  /** Of those that are answered, those whose first quote is wrong. */
  readonly risk: number;
}

/**
 * What is answered wrongly as ever less sure answers are given, from the surest on (El-Yaniv and Wiener 2010). Any answer to a question
 * that has none is wrong; of an abstention the first of the nearest counts, as if it had been given. Equally sure answers are
 * given together.
 */
export function riskCoverage(verdicts: readonly Pick<Verdict, 'confidence' | 'rank'>[]): RiskPoint[] {
  const sorted = verdicts.toSorted((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return sorted.flatMap(({ confidence, rank }, before) => {
    if (rank !== 1) wrong += 1;
    const given = before + 1;
    if (sorted[given]?.confidence === confidence) return [];
    return [{ coverage: given / sorted.length, risk: wrong / given }];
  });
}

/** In pixels. */
const PANEL = { width: 260, height: 240, gap: 44, gapBelow: 64 };
const PANELS_IN_A_ROW = 3;
const MARGIN = { top: 92, right: 26, bottom: 66, left: 62 };
const FONT_SIZE = 12.5;
const FONTS = "-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif";
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const TITLE = 'How many answers are wrong, as ever less sure ones are given';

/** The questions of a file, and a curve for each engine. */
export interface RiskPanel {
  readonly title: string;
  readonly curves: readonly {
    readonly label: string;
    readonly isOwn: boolean;
    readonly points: readonly RiskPoint[];
  }[];
}

/** Risk against coverage, as SVG: a panel for each set of questions, three in a row, a curve for each engine. */
export function plotRisk(panels: readonly RiskPanel[]): string {
  const columns = Math.min(panels.length, PANELS_IN_A_ROW);
  const rows = Math.ceil(panels.length / PANELS_IN_A_ROW);
  const allPanels = {
    width: columns * (PANEL.width + PANEL.gap) - PANEL.gap,
    height: rows * (PANEL.height + PANEL.gapBelow) - PANEL.gapBelow,
  };
  const width = MARGIN.left + allPanels.width + MARGIN.right;
  const height = MARGIN.top + allPanels.height + MARGIN.bottom;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    `<title id="title">${TITLE}</title>`,
    `<desc id="description">${escaped(panels.map(description).join(' '))}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${COLORS.ground}" stroke="${COLORS.edge}"/>`,
    svgText(MARGIN.left, 32, TITLE, { weight: 600, size: 17 }),
    svgText(
      MARGIN.left,
      52,
      'Lower is better. A good confidence gives the right answers first: its curve rises late.',
      {
        fill: COLORS.faint,
      },
    ),
    ...panels.map((panel, place) => drawPanel(panel, place)),
    svgText(0, 0, 'wrong, % of answers given', {
      anchor: 'middle',
      fill: COLORS.faint,
      transform: `translate(20 ${MARGIN.top + allPanels.height / 2}) rotate(-90)`,
    }),
    svgText((width + MARGIN.left - MARGIN.right) / 2, height - 18, 'questions answered, %', {
      anchor: 'middle',
      fill: COLORS.faint,
    }),
    '</svg>',
  ].join('\n')}\n`;
}

function drawPanel({ title, curves }: RiskPanel, place: number): string {
  const column = place % PANELS_IN_A_ROW;
  const left = MARGIN.left + column * (PANEL.width + PANEL.gap);
  const top = MARGIN.top + Math.floor(place / PANELS_IN_A_ROW) * (PANEL.height + PANEL.gapBelow);
  return [
    `<g transform="translate(${left} ${top})">`,
    svgText(0, -12, title, { weight: 600 }),
    ...TICKS.flatMap((share) => gridLines(share, column === 0)),
    ...curves.flatMap(({ points, isOwn }) => drawCurve(points, isOwn ? COLORS.own : COLORS.other)),
    ...curves.map(({ label, isOwn }, row) =>
      svgText(10, 18 + row * 18, label, {
        fill: isOwn ? COLORS.own : COLORS.other,
        weight: isOwn ? 700 : 400,
      }),
    ),
    '</g>',
  ].join('\n');
}

function drawCurve(points: readonly RiskPoint[], color: string): string[] {
  const places = points.map(({ coverage, risk }) => `${rounded(across(coverage))} ${rounded(up(risk))}`);
  return [`<path d="M${places.join('L')}" fill="none" stroke="${color}" stroke-width="2"/>`];
}

function gridLines(share: number, isFirst: boolean): string[] {
  const [x, y] = [rounded(across(share)), rounded(up(share))];
  const label = String(100 * share);
  return [
    `<path d="M${x} 0V${PANEL.height}" stroke="${COLORS.grid}"/>`,
    `<path d="M0 ${y}H${PANEL.width}" stroke="${share === 0 ? COLORS.faint : COLORS.grid}"/>`,
    svgText(x, PANEL.height + 18, label, { anchor: 'middle', fill: COLORS.faint }),
    ...(isFirst ? [svgText(-8, y + 4, label, { anchor: 'end', fill: COLORS.faint })] : []),
  ];
}

function across(coverage: number): number {
  return PANEL.width * coverage;
}

function up(risk: number): number {
  return PANEL.height * (1 - risk);
}

function description({ title, curves }: RiskPanel): string {
  const figures = curves.map(({ label, points }) => {
    const half = points.find(({ coverage }) => coverage >= 0.5);
    const all = points.at(-1);
    return `${label}: ${percent(half?.risk)} wrong of the surer half, ${percent(all?.risk)} of all`;
  });
  return `${title}: ${figures.join('; ')}.`;
}

function percent(share: number | undefined): string {
  return share === undefined ? 'nothing' : `${(100 * share).toFixed(1)} %`;
}
