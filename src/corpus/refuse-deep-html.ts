import { Parser } from 'htmlparser2';

/** Pages people write are some tens deep; Readability needs minutes for thousands. In elements. */
const MAX_DEPTH = 500;

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
