import { setImmediate } from 'node:timers/promises';

/** In milliseconds: nobody who is served meanwhile notices a wait of this length. */
const SLICE = 5;

/** Takes steps to their end, a slice of time at a go, so that the process serves whoever else comes meanwhile. */
export async function inSlices<Step, Result>(
  steps: Iterator<Step, Result>,
  onStep: (step: Step) => void,
): Promise<Result> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE;
  }
}
