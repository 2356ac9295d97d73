/** From the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point with a label of this size. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a label may stand from its point, nearest first: as far as no line is needed to lead there, and further. */
const DISTANCES = [8, 14, 22, 32, 44, 58, 74];
/** To the right, to the left, above, below, then askew. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.7, -0.7],
  [0.7, 0.7],
  [-0.7, -0.7],
  [-0.7, 0.7],
] as const;

/**
 * Where to put each label beside its point: as near as there is room, within the bounds, on no other label and on nothing
 * that is taken. A label for which there is no room anywhere stands where it overlaps least.
 */
export function placeLabels(points: readonly Labelled[], bounds: Box, taken: readonly Box[]): Box[] {
  const placed: Box[] = [];
  for (const point of points) {
    let best: { readonly box: Box; readonly cost: number } | null = null;
    for (const box of boxesAround(point)) {
      const cost =
        outside(box, bounds) + [...taken, ...placed].reduce((sum, other) => sum + overlap(box, other), 0);
      if (best === null || cost < best.cost) best = { box, cost };
    }
    if (best !== null) placed.push(best.box);
  }
  return placed;
}

function boxesAround({ x, y, width, height }: Labelled): Box[] {
  return DISTANCES.flatMap((distance) =>
    DIRECTIONS.map(([right, down]) => ({
      x: x + right * distance - width * shareBefore(right),
      y: y + down * distance - height * shareBefore(down),
      width,
      height,
    })),
  );
}

/** How much of a label is left of its point, or above it: nothing, half or all. */
function shareBefore(direction: number): number {
  return (1 - Math.sign(direction)) / 2;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(box: Box, bounds: Box): number {
  return box.width * box.height - overlap(box, bounds);
}
