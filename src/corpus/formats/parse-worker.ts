import { parentPort } from 'node:worker_threads';
import { ArticleError } from '../corpus-error.ts';
import { formatOfFile } from './formats.ts';
import type { FromParser, ToParser } from './parse-apart.ts';

async function parse({ example, input, name }: ToParser): Promise<FromParser> {
  try {
    const format = formatOfFile(example);
    if (format?.input === 'text' && typeof input === 'string')
      return { draft: (await format.loadParser())(input, name) };
    if (format?.input === 'bytes' && typeof input !== 'string')
      return { draft: await (await format.loadParser())(input) };
    throw new Error(`What is to be parsed is no ${example}.`);
  } catch (error) {
    return { failure: describe(error) };
  }
}

/** Errors lose their class on the way. */
function describe(error: unknown): Extract<FromParser, { failure: unknown }>['failure'] {
  const { name, message } = error as Error;
  if (!(error instanceof ArticleError)) return { name, message, line: null };
  return { name, message: error.problem, line: error.line };
}

parentPort?.on('message', (task: ToParser) => {
  void parse(task).then((result) => parentPort?.postMessage(result));
});
