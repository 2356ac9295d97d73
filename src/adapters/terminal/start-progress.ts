import type { Terminal } from './terminal.ts';

/** A progress display that is under way. */
export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/**
 * Shows how much is done, where somebody watches.
 *
 * @param total `null` when it is not worth showing
 * @param unit what is counted, in the plural
 */
export async function startProgress(
  { errors, areErrorsWatched }: Terminal,
  total: number | null,
  unit: string,
): Promise<Progress> {
  if (!areErrorsWatched || total === null) return { update: () => {}, stop: () => {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    stream: errors as NodeJS.WritableStream,
    format: `{bar} {value}/{total} ${unit}, {eta} s left`,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
