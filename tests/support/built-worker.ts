/** The worker is a process that runs JavaScript: what the build made of the reader's. */
export const BUILT_WORKER = new URL('../../dist/inference/worker.js', import.meta.url);
