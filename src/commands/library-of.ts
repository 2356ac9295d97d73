import type { Config } from '../config.ts';
import { createAsk } from '../core/ask.ts';
import type { PassageIndex } from '../core/index/passage-index.ts';
import { createLibrary, type Library } from '../core/library.ts';
import { onlyWindowsOf } from '../core/reading/window-reader.ts';
import { rememberAnswers } from '../core/remember-answers.ts';
import { digest } from '../system/digest.ts';
import { signOfThisProcess } from '../system/sign-of-this-process.ts';
import type { OpenCorpus } from './command-context.ts';

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
  const createPatientAsk = (some: PassageIndex) => {
    const ask = createAsk(some, {
      publicUrl,
      leastConfidence,
      reader: reader && onlyWindowsOf(reader, some.articles),
    });
    return rememberAnswers((question, options) => ask(question, { patience, ...options }), signOfThisProcess);
  };
  return createLibrary(index, createPatientAsk, digest);
}
