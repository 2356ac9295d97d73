import { setImmediate } from 'node:timers/promises';

/** Too short for anyone to notice that a request waited. In milliseconds. */
const SLICE_MILLISECONDS = 5;

/** Runs steps to their end in slices of time, and lets the event loop serve others in between. */
export async function inSlices<Step, Result>(
  steps: Iterator<Step, Result>,
  onStep: (step: Step) => void = () => {},
): Promise<Result> {
  let until = performance.now() + SLICE_MILLISECONDS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE_MILLISECONDS;
  }
}
