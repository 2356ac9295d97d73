import type { Engine } from './engine.ts';
import { flexSearchEngine } from './flex-search-engine.ts';
import { fuseEngine } from './fuse-engine.ts';
import { kurskEngine } from './kursk-engine.ts';
import { lunrEngine } from './lunr-engine.ts';
import { miniSearchEngine } from './mini-search-engine.ts';
import { oramaEngine } from './orama-engine.ts';

/** Each with its defaults; those whose defaults aren't made for questions also with the option that is. */
export const ENGINES: readonly Engine[] = [
  kurskEngine,
  miniSearchEngine,
  lunrEngine,
  oramaEngine,
  flexSearchEngine(false),
  flexSearchEngine(true),
  fuseEngine(false),
  fuseEngine(true),
];
