import type { Config } from '../config.ts';
import { createAsk } from '../core/ask.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';
import { createLibrary, type Library } from '../core/library.ts';
import { onlyWindowsOf } from '../core/reading/window-reader.ts';
import { digest } from '../system/digest.ts';
import type { OpenCorpus } from './command-context.ts';
import { rememberingAsk } from './remembering-ask.ts';

/**
 * What a bot answers from: articles that were opened, as the configuration has it.
 *
 * @param patience how long the reader may take for an answer, in milliseconds
 */
export function libraryOf(
  { index, reader }: Pick<OpenCorpus, 'index' | 'reader'>,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Library {
  const createAskFrom = (some: PassageIndex) =>
    rememberingAsk(
      createAsk(some, { publicUrl, leastConfidence, reader: reader && onlyWindowsOf(reader, some.articles) }),
      patience,
    );
  return createLibrary(index, createAskFrom, digest);
}
