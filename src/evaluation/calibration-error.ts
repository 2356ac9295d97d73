const BINS = 10;

/** What was claimed of something, and whether it is so. */
export interface Forecast {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The expected calibration error over ten bins of equal width, from 0 to 1: how far the confidence is from the share that
 * is right; `null` where nothing was forecast. (Guo et al. 2017, "On calibration of modern neural networks", equation 3.)
 */
export function calibrationError(forecasts: readonly Forecast[]): number | null {
  if (forecasts.length === 0) return null;
  const excess = new Array<number>(BINS).fill(0);
  for (const { confidence, right } of forecasts) {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    excess[bin] = (excess[bin] ?? 0) + confidence - Number(right);
  }
  return excess.reduce((sum, gap) => sum + Math.abs(gap), 0) / forecasts.length;
}
