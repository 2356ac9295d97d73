import { fileURLToPath } from 'node:url';

/** The folder of the articles that come with the package; the same distance away from `src` and from `dist`. */
export const BUNDLED_ARTICLES = fileURLToPath(new URL('../../src/corpus/articles', import.meta.url));
