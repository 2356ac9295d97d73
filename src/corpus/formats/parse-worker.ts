import { parentPort } from 'node:worker_threads';
import type { Block, Draft } from '../build-article.ts';
import { ArticleError } from '../corpus-error.ts';
import { cutIntoPassages } from '../passage-text.ts';
import { formatOfFile } from './formats.ts';
import { type DraftPart, type Failure, MORE, type ToParser } from './parse-apart.ts';

/** So much is copied to the other thread at once, in some milliseconds: blocks, and UTF-16 units of text and headings. */
const MOST_BLOCKS = 2_000;
const MOST_TEXT = 256 * 1024;

/** What of the last draft hasn't been sent. */
let unsent: Iterator<DraftPart> | null = null;

async function parse({ example, input, name }: ToParser): Promise<Draft> {
  const format = formatOfFile(example);
  if (format?.input === 'text' && typeof input === 'string') return (await format.loadParser())(input, name);
  if (format?.input === 'bytes' && typeof input !== 'string') return await (await format.loadParser())(input);
  throw new Error(`What is to be parsed is no ${example}.`);
}

function* partsOf(draft: Draft): Generator<DraftPart> {
  let blocks: Block[] = [];
  let length = 0;
  let isFirst = true;
  const part = (isLast: boolean): DraftPart =>
    isFirst ? { draft: { ...draft, blocks }, isLast } : { blocks, isLast };
  for (const block of draft.blocks.flatMap(cutBlock)) {
    if (blocks.length === MOST_BLOCKS || length > MOST_TEXT) {
      yield part(false);
      [blocks, length, isFirst] = [[], 0, false];
    }
    blocks.push(block);
    length += block.text.length + block.section.reduce((sum, heading) => sum + heading.length, 0);
  }
  yield part(true);
}

/** Here, where nobody waits for it. */
function cutBlock({ text, section }: Block): Block[] {
  return cutIntoPassages(text).map((piece) => ({ text: piece, section }));
}

/** Errors lose their class on the way. */
function describe(error: unknown): Failure['failure'] {
  const { name, message } = error as Error;
  if (!(error instanceof ArticleError)) return { name, message, line: null };
  return { name, message: error.problem, line: error.line };
}

async function answer(message: ToParser | typeof MORE): Promise<DraftPart | Failure> {
  try {
    if (message !== MORE) unsent = partsOf(await parse(message));
    const { value } = unsent?.next() ?? {};
    if (value === undefined) throw new Error('There is nothing more of it.');
    return value;
  } catch (error) {
    return { failure: describe(error) };
  }
}

parentPort?.on('message', (message: ToParser | typeof MORE) => {
  void answer(message).then((said) => parentPort?.postMessage(said));
});
