const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Of a process that a signal ended, as shells have it. */
const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;

/** Resolves when the process is told to stop. Told a second time, it ends at once. */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (isTold) process.exit(EXIT_CODES[signal]);
        isTold = true;
        resolve();
      });
    }
  });
}
