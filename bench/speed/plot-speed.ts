import { COLORS, escaped, rounded, svgText } from '../svg.ts';
import type { EngineSpeed } from './measure-engine.ts';
import { type Box, distanceTo, nearestIn, placeLabels } from './place-labels.ts';

/** In pixels. */
const PANEL = { width: 272, height: 300, gap: 36 };
const MARGIN = { top: 92, right: 26, bottom: 66, left: 62 };
const FONT_SIZE = 12.5;
const FONTS = "-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif";
const SHARES = [0, 20, 40, 60, 80, 100];
/** A share of fewer questions says little: its point is hollow. */
const ENOUGH = 100;
const OWN = 'Kursk';
/** Of the decades, so many lines have one label. */
const LABELLED_DECADES = 2;

interface Panel {
  readonly title: string;
  readonly points: readonly PlotPoint[];
}

/** Quality against latency, as SVG: a panel for each size, a labelled point for each engine, a line from it to its p99. */
export function plotSpeed(speeds: readonly EngineSpeed[]): string {
  const panels = panelsOf(speeds);
  const [least, most] = decadesOf(panels);
  const width = MARGIN.left + panels.length * (PANEL.width + PANEL.gap) - PANEL.gap + MARGIN.right;
  const height = MARGIN.top + PANEL.height + MARGIN.bottom;
  const acrossOf = (milliseconds: number) =>
    (PANEL.width * (Math.log10(milliseconds) - least)) / (most - least);
  const decades = Array.from({ length: most - least + 1 }, (_, place) => 10 ** (least + place));

  const drawn = panels.map(({ title, points }, place) => {
    const left = MARGIN.left + place * (PANEL.width + PANEL.gap);
    return [
      `<g transform="translate(${left} ${MARGIN.top})">`,
      svgText(0, -12, title, { weight: 600 }),
      ...gridOf(decades, acrossOf, place === 0),
      ...drawPoints(
        points.map((point) => ({
          ...point,
          x: acrossOf(point.p50),
          end: acrossOf(point.p99),
          y: upOf(point.share),
        })),
        PANEL,
      ),
      '</g>',
    ].join('\n');
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    '<title id="title">How well and how fast questions are answered</title>',
    `<desc id="description">${escaped(descriptionOf(panels))}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${COLORS.ground}" stroke="${COLORS.edge}"/>`,
    svgText(MARGIN.left, 32, 'How well and how fast questions are answered', { weight: 600, size: 17 }),
    svgText(MARGIN.left, 52, LEGEND, { fill: COLORS.faint }),
    ...drawn,
    svgText(0, 0, 'first passage right, %', {
      anchor: 'middle',
      fill: COLORS.faint,
      transform: `translate(20 ${MARGIN.top + PANEL.height / 2}) rotate(-90)`,
    }),
    svgText(
      (width + MARGIN.left - MARGIN.right) / 2,
      height - 18,
      'time to answer a question (logarithmic)',
      {
        anchor: 'middle',
        fill: COLORS.faint,
      },
    ),
    '</svg>',
  ].join('\n')}\n`;
}

const LEGEND = `Better is up and to the left. Point: median; line: to the 99th percentile; hollow: asked fewer than ${ENOUGH} questions.`;

function panelsOf(speeds: readonly EngineSpeed[]): Panel[] {
  return [...new Set(speeds.map(({ passages }) => passages))].map((passages) => ({
    title: `${passages.toLocaleString('en')} passages`,
    points: speeds.filter((speed) => speed.passages === passages).flatMap((speed) => pointOf(speed) ?? []),
  }));
}

/** None of what was asked too little to have a median. */
function pointOf({ engine, latency, foundFirst }: EngineSpeed): PlotPoint | null {
  if (latency.p50 === null || foundFirst.share === null) return null;
  const isSure = latency.timed >= ENOUGH;
  return {
    label: isSure ? engine : `${engine} (${latency.timed} asked)`,
    isOwn: engine === OWN,
    isSure,
    p50: latency.p50,
    p99: latency.p99 ?? latency.p50,
    share: 100 * foundFirst.share,
  };
}

/** The powers of ten that all times lie between. */
function decadesOf(panels: readonly Panel[]): [least: number, most: number] {
  const times = panels.flatMap(({ points }) => points.flatMap(({ p50, p99 }) => [p50, p99]));
  const least = Math.floor(Math.log10(Math.min(...times, 1)));
  const most = Math.ceil(Math.log10(Math.max(...times, 1)));
  return [least, Math.max(most, least + 1)];
}

function gridOf(
  decades: readonly number[],
  acrossOf: (milliseconds: number) => number,
  isFirst: boolean,
): string[] {
  const across = decades.flatMap((decade, place) => {
    const x = rounded(acrossOf(decade));
    const line = `<path d="M${x} 0V${PANEL.height}" stroke="${COLORS.grid}"/>`;
    if (place % LABELLED_DECADES > 0) return [line];
    return [line, svgText(x, PANEL.height + 18, duration(decade), { anchor: 'middle', fill: COLORS.faint })];
  });
  const up = SHARES.flatMap((share) => {
    const y = rounded(upOf(share));
    const line = `<path d="M0 ${y}H${PANEL.width}" stroke="${share === 0 ? COLORS.faint : COLORS.grid}"/>`;
    return isFirst
      ? [line, svgText(-8, y + 4, String(share), { anchor: 'end', fill: COLORS.faint })]
      : [line];
  });
  return [...across, ...up];
}

function upOf(share: number): number {
  return PANEL.height * (1 - share / 100);
}

function descriptionOf(panels: readonly Panel[]): string {
  return panels
    .map(({ title, points }) => {
      const figures = points.map(
        ({ label, share, p50 }) =>
          `${label} ${share.toFixed(1)} % in ${duration(Number(p50.toPrecision(2)))}`,
      );
      return `${title}: ${figures.join('; ')}.`;
    })
    .join(' ');
}

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${milliseconds / 1000} s`;
  return milliseconds >= 1 ? `${milliseconds} ms` : `${rounded(1000 * milliseconds)} µs`;
}

/** In pixels. */
const POINT_RADIUS = 4.5;
/** Of a character, on average: a little more than it is. */
const CHARACTER_WIDTH = 7;
const LINE_HEIGHT = 14;
const BASELINE = 10.5;
/** From here on a thin line leads from a point to its label. */
const FAR = 12;
const CLEARANCE = 2;

/** A measurement that can be drawn. */
interface PlotPoint {
  readonly label: string;
  readonly isOwn: boolean;
  readonly isSure: boolean;
  readonly p50: number;
  readonly p99: number;
  /** In %. */
  readonly share: number;
}

/** A point where it is drawn, with the end of its line. In pixels of its panel. */
interface DrawnPoint {
  readonly label: string;
  readonly isOwn: boolean;
  readonly isSure: boolean;
  readonly x: number;
  readonly y: number;
  readonly end: number;
}

/** Points with their lines and labels, as elements of SVG. */
function drawPoints(
  points: readonly DrawnPoint[],
  panel: { readonly width: number; readonly height: number },
): string[] {
  const taken = points.flatMap(({ x, y, end }) => [
    around(x, y, x, POINT_RADIUS + CLEARANCE),
    around(x, y, end, CLEARANCE),
  ]);
  const bounds = { x: CLEARANCE, y: 0, width: panel.width - 2 * CLEARANCE, height: panel.height - CLEARANCE };
  const labelled = points.map(({ label, x, y }) => ({
    x,
    y,
    width: label.length * CHARACTER_WIDTH,
    height: LINE_HEIGHT,
  }));
  const labels = placeLabels(labelled, bounds, taken);
  return points.flatMap((point, place) => {
    const { x, y, end, isOwn, isSure } = point;
    const color = isOwn ? COLORS.own : COLORS.other;
    const label = labels[place];
    return [
      `<path d="M${rounded(x)} ${rounded(y)}H${rounded(end)}" stroke="${color}" stroke-width="1.5" stroke-opacity="0.5"/>`,
      ...(label === undefined ? [] : drawLabel(point, label)),
      `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${POINT_RADIUS}" fill="${isSure ? color : COLORS.ground}" stroke="${color}" stroke-width="1.5"/>`,
    ];
  });
}

function drawLabel({ label, isOwn, x, y }: DrawnPoint, box: Box): string[] {
  const { anchor, at } = anchorOf(box, x);
  const written = svgText(at, box.y + BASELINE, label, {
    anchor,
    ...(isOwn ? { fill: COLORS.own, weight: 700 } : {}),
  });
  if (distanceTo(box, { x, y }) <= FAR) return [written];
  const nearest = nearestIn(box, { x, y });
  const leader = `M${rounded(x)} ${rounded(y)}L${rounded(nearest.x)} ${rounded(nearest.y)}`;
  return [`<path d="${leader}" stroke="${COLORS.other}" stroke-width="0.75"/>`, written];
}

/** By the end that is nearer to its point, so that it ends there in whatever font. */
function anchorOf({ x: left, width }: Box, x: number): { anchor: 'start' | 'middle' | 'end'; at: number } {
  if (left >= x) return { anchor: 'start', at: left };
  if (left + width <= x) return { anchor: 'end', at: left + width };
  return { anchor: 'middle', at: left + width / 2 };
}

/** What a horizontal line takes, so far around it. */
function around(x: number, y: number, end: number, distance: number): Box {
  return { x: x - distance, y: y - distance, width: end - x + 2 * distance, height: 2 * distance };
}
