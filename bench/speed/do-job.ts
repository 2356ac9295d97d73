import { writeFile } from 'node:fs/promises';
import { ENGINES } from './engines.ts';
import type { Job } from './job.ts';
import { loadSpeedCorpus } from './load-speed-corpus.ts';
import { measureEngine } from './measure-engine.ts';
import { measureStartUp } from './measure-start-up.ts';

const job: Job = JSON.parse(process.argv[2] ?? '');
const engine = ENGINES.find(({ name }) => name === job.engine);
if (engine === undefined) throw new Error(`There is no engine "${job.engine}".`);
const corpus = await loadSpeedCorpus(job.size);

if (job.measure === 'start-up') {
  process.send?.(await measureStartUp(engine, corpus.articles, job.file));
} else {
  const { measurement, opened } = await measureEngine(engine, corpus, job.limits);
  await writeFile(job.file, await opened.save());
  process.send?.(measurement);
}
