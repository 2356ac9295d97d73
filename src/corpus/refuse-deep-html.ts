import { Parser } from 'htmlparser2';

/** Pages people write are some tens deep; of 4 MB, Readability needs half a minute for 200, and minutes for 450. In elements. */
const MAX_DEPTH = 200;

/** @throws RangeError when elements are nested deeper than any page needs */
export function refuseDeepHtml(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth > MAX_DEPTH) throw new RangeError(`More than ${MAX_DEPTH} elements within each other.`);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(html);
}
