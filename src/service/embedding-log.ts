import type { Logger } from 'pino';
import type { BackgroundEmbeddingOptions } from './background-embedding.ts';

/** Progress is logged so often at most. In milliseconds. */
const LOG_INTERVAL = 30_000;

/** Logs how far embedding in the background is, and how it ends. */
export function createEmbeddingLog(
  log: Pick<Logger, 'info' | 'error'>,
): Required<Pick<BackgroundEmbeddingOptions, 'onProgress' | 'onEnd'>> {
  let nextAt = 0;
  return {
    onProgress(coverage) {
      if (performance.now() < nextAt) return;
      nextAt = performance.now() + LOG_INTERVAL;
      log.info(coverage, 'embedding');
    },
    onEnd({ outcome, warning }, coverage) {
      nextAt = 0;
      if (warning !== null) log.error({ problem: warning }, 'vectors-not-saved');
      if (outcome === 'complete') log.info(coverage, 'embedded');
      if (outcome === 'failed') log.error(coverage, 'not-embedded');
    },
  };
}
