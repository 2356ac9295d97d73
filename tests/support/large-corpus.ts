import { IS_DEEP } from './depth.ts';

/** Together more than is worth a snapshot. In UTF-16 units, all of them one byte. */
const LENGTH = 1_100_000;

const FILES = 4;

/** Of a file's length what is text; the rest is a comment, which costs no time to index. */
const SHARE_OF_TEXT = IS_DEEP ? 1 : 0.1;

/** Articles on mills, each in a file of some 270,000 characters, by file name. */
export function largeCorpus(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let file = 0; file < FILES; file++) {
    const paragraphs: string[] = [];
    let length = 0;
    while (length < (LENGTH / FILES) * SHARE_OF_TEXT) {
      const paragraph = paragraphOn(`${file}x${paragraphs.length}`);
      paragraphs.push(paragraph);
      length += paragraph.length;
    }
    const comment = `<!-- ${'x '.repeat(Math.max(0, LENGTH / FILES - length) / 2)}-->`;
    files[`mills-${file}.md`] = [...paragraphs, comment].join('\n\n');
  }
  return files;
}

/** Alike but for a name and a number of its own. */
function paragraphOn(name: string): string {
  const sentence =
    'Its wheel turns by day and by night, and whoever lives near hears it grind the grain of the valley.';
  return `The mill of Oakham${name} stands by the river. ${`${sentence} `.repeat(20)}It was built in the year of ${name}.`;
}
