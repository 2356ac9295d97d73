interface Place {
  readonly x: number;
  readonly y: number;
}

/** From the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point with a label of this size. */
interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a label may stand from its point, nearest first. In pixels. */
const DISTANCES = [8, 11, 16, 24, 34, 46, 60, 76];
/** An overlap of one square pixel is as bad as standing so much further off. In pixels. */
const OVERLAP_COST = 10;
/** A label no further from another point than from its own, or behind another label, is as bad as this. In pixels. */
const AMBIGUITY_COST = 30;
/** Where a line to a label is looked at, as shares of its way. */
const WAY = [0.25, 0.5, 0.75];
/** Where it may stand: the direction from its point, and how much of it is left of where that leads, and above. */
const SIDES = [
  { right: 1, down: 0, before: 0, above: 0.5 },
  { right: -1, down: 0, before: 1, above: 0.5 },
  ...[0.5, 0.3, 0.7, 0.1, 0.9].flatMap((before) => [
    { right: 0, down: -1, before, above: 1 },
    { right: 0, down: 1, before, above: 0 },
  ]),
  { right: 0.7, down: -0.7, before: 0, above: 1 },
  { right: 0.7, down: 0.7, before: 0, above: 0 },
  { right: -0.7, down: -0.7, before: 1, above: 1 },
  { right: -0.7, down: 0.7, before: 1, above: 0 },
] as const;

interface Placement {
  readonly box: Box;
  /** The less, the better. In pixels. */
  readonly cost: number;
}

/**
 * Where to put each label beside its point: as near as there is room, within the bounds, on no other label, on nothing that
 * is taken, and nearest to its own point. A label for which there is no room anywhere stands where it overlaps least.
 */
export function placeLabels(points: readonly Labelled[], bounds: Box, taken: readonly Box[]): Box[] {
  // They choose one after the other, and each once first: in the best of these orders.
  const attempts = points.map((_, first) => placeInTurn(points, first, bounds, taken));
  const costs = attempts.map((placements) => placements.reduce((sum, { cost }) => sum + cost, 0));
  const best = attempts[costs.indexOf(Math.min(...costs))] ?? [];
  return best.map(({ box }) => box);
}

/** How far a point is from a box; 0 within it. */
export function distanceTo(box: Box, point: Place): number {
  const { x, y } = nearestIn(box, point);
  return Math.hypot(x - point.x, y - point.y);
}

/** The place in a box that is nearest to a point. */
export function nearestIn({ x, y, width, height }: Box, point: Place): Place {
  return {
    x: Math.min(Math.max(point.x, x), x + width),
    y: Math.min(Math.max(point.y, y), y + height),
  };
}

function standsBetween(box: Box, from: Place, to: Place): boolean {
  return WAY.some((share) => {
    const place = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return distanceTo(box, place) === 0;
  });
}

function placeInTurn(
  points: readonly Labelled[],
  first: number,
  bounds: Box,
  taken: readonly Box[],
): Placement[] {
  const placed = new Map<Labelled, Placement>();
  for (const point of [...points.slice(first), ...points.slice(0, first)]) {
    const others = points.filter((other) => other !== point);
    const boxes = Array.from(placed.values(), ({ box }) => box);
    placed.set(point, bestPlacement(point, others, bounds, taken, boxes));
  }
  return points.flatMap((point) => placed.get(point) ?? []);
}

function bestPlacement(
  point: Labelled,
  others: readonly Labelled[],
  bounds: Box,
  taken: readonly Box[],
  labels: readonly Box[],
): Placement {
  const placements = boxesAround(point).map(({ box, distance }) => {
    const misplaced = [...taken, ...labels].reduce(
      (sum, other) => sum + overlap(box, other),
      outside(box, bounds),
    );
    const isAmbiguous =
      others.some((other) => distanceTo(box, other) <= distanceTo(box, point)) ||
      labels.some((label) => standsBetween(label, point, nearestIn(box, point)));
    return { box, cost: OVERLAP_COST * misplaced + distance + (isAmbiguous ? AMBIGUITY_COST : 0) };
  });
  return placements.reduce((best, next) => (next.cost < best.cost ? next : best));
}

function boxesAround({ x, y, width, height }: Labelled): { box: Box; distance: number }[] {
  return DISTANCES.flatMap((distance) =>
    SIDES.map(({ right, down, before, above }) => {
      const left = x + right * distance - before * width;
      const top = y + down * distance - above * height;
      return { box: { x: left, y: top, width, height }, distance };
    }),
  );
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(box: Box, bounds: Box): number {
  return box.width * box.height - overlap(box, bounds);
}
