/** One observation: what was seen, and what came of it. */
export interface Observation {
  readonly features: readonly number[];
  readonly positive: boolean;
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
}

interface LogisticModel {
  readonly bias: number;
  /** In the order of the features. */
  readonly weights: readonly number[];
}

/** Ridge: keeps the weights finite where the observations can be separated. Against sums over observations. */
const PENALTY = 1;
const MOST_STEPS = 50;
const SMALL_STEP = 1e-9;

/** Fits a logistic regression by Newton's method, which for it is iteratively reweighted least squares (Hastie et al. 2009, 4.4.1). */
export function fitLogistic(observations: readonly Observation[]): LogisticModel {
  const size = (observations[0]?.features.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = solve(...newtonSystem(observations, weights));
    weights = weights.map((weight, i) => weight + (change[i] ?? 0));
    if (change.every((amount) => Math.abs(amount) < SMALL_STEP)) break;
  }
  const [bias = 0, ...rest] = weights;
  return { bias, weights: rest };
}

/** The Hessian and the gradient of the penalised log-likelihood; the bias isn't penalised. */
function newtonSystem(
  observations: readonly Observation[],
  weights: readonly number[],
): [number[][], number[]] {
  const hessian = weights.map((_, i) => weights.map((_, j): number => (i === j && i > 0 ? PENALTY : 0)));
  const gradient = weights.map((weight, i) => (i > 0 ? -PENALTY * weight : 0));
  for (const { features, positive, weight = 1 } of observations) {
    const row = [1, ...features];
    const probability = 1 / (1 + Math.exp(-dot(weights, row)));
    const error = weight * (Number(positive) - probability);
    const curvature = weight * probability * (1 - probability);
    for (const [i, value] of row.entries()) {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      for (const [j, other] of row.entries()) {
        const line = hessian[i] ?? [];
        line[j] = (line[j] ?? 0) + curvature * value * other;
      }
    }
  }
  return [hessian, gradient];
}

/** Gauss–Jordan elimination; the matrix is positive definite, so that it needs no pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (const [j, value] of pivot.entries()) row[j] = (row[j] ?? 0) - factor * value;
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}
