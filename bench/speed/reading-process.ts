import { openReader } from '../../src/inference/open-reader.ts';
import { openReaderModel } from '../../src/inference/reader-model.ts';
import { openTokenizer } from '../../src/inference/word-pieces.ts';
import { loadSpeedCorpus, type Size } from './corpus.ts';
import { measureReading } from './measure-reading.ts';

// Of the repository's root, where npm runs the benchmark.
const FOLDER = 'models/reader';

const { size, timed, threads }: { size: Size; timed: number; threads: number } = JSON.parse(
  process.argv[2] ?? '',
);
const reader = await openReader({ folder: FOLDER, threads });
const runModel = await openReaderModel({ folder: FOLDER, threads });
const tokenize = await openTokenizer(FOLDER);
process.send?.(await measureReading(await loadSpeedCorpus(size), { reader, runModel, tokenize }, timed));
await reader.close();
