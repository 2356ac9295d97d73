import type { Coverage } from '../core/index/vector-index.ts';
import type { ModelState } from './model-state.ts';

/** Says in a sentence whether passages are found by meaning, and why not. @param state of the embedder; `null` when it is off */
export function describeEmbedder(state: ModelState | null): string {
  if (state === null) return 'Passages are found by their words alone: EMBEDDER is off.';
  switch (state.state) {
    case 'starting':
    case 'ready':
      return 'Passages are found by meaning and by their words.';
    case 'restarting':
      return `The embedder starts again, as ${state.reason}; until then passages are found by their words alone.`;
    case 'unusable':
      return `Passages are found by their words alone: the embedder can't be used, as ${state.reason}.`;
    default:
      return state satisfies never;
  }
}

/** Such as "1,200 of 23,000 passages can be found by meaning so far." */
export function describeCoverage({ embedded, passages }: Coverage): string {
  return `${embedded.toLocaleString('en')} of ${passages.toLocaleString('en')} passages can be found by meaning so far.`;
}
