import { Option } from 'commander';

/** `--corpus`, which may be given several times. @param otherwise what holds where it isn't given */
export function corpusOption(otherwise = 'CORPUS_DIR, or the article that comes along'): Option {
  return new Option('--corpus <path>', 'a file or folder of articles to answer from; may be repeated')
    .argParser((path: string, paths: string[] = []) => [...paths, path])
    .default([], otherwise);
}
