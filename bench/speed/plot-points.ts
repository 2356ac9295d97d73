import { type Box, distanceTo, nearestIn, placeLabels } from './place-labels.ts';
import { COLORS } from './plot-colors.ts';
import { rounded, svgText } from './svg-text.ts';

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
export interface PlotPoint {
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
export function drawPoints(
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
