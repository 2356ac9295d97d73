import { writeFile } from 'node:fs/promises';
import { loadSpeedCorpus } from './corpus.ts';
import { ENGINES } from './engines.ts';
import { type Job, measureEngine, measureStartUp } from './measure-engine.ts';

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
