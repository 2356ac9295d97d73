import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Chromium of this machine; `null` where there is none. */
    readonly browserPath: string | null;
  }
}

/** The browser that the tests use. Where there is none, that is said at the start and, below hundreds of lines, at the end. */
export function setup(project: TestProject): () => void {
  const path = findBrowser();
  project.provide('browserPath', path);
  return () => {
    if (path === null) findBrowser();
  };
}
