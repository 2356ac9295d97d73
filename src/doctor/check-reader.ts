import { engineLine } from '../reader/engine-line.ts';
import type { ReaderState } from '../reader/reader-state.ts';
import type { Finding } from './finding.ts';

/** Whether answers are found by reading, as far as that is wanted. @param state of the reader; `null` when it is off */
export function checkReader(state: ReaderState | null): Finding {
  const found = engineLine(state);
  if (state === null || state.state === 'ready' || state.state === 'starting') return { status: 'ok', found };
  return {
    status: 'warn',
    found,
    fix: 'README.md says under “The reader” what it needs; READER=off does without it.',
  };
}
