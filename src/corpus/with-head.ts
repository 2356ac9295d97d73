import { Parser } from 'htmlparser2';

/** Elements that stand in the head, whether its tags are written or not. */
const IN_HEAD: ReadonlySet<string> = new Set(
  'base link meta noscript script style template title'.split(' '),
);

/**
 * A page with the tags of its head, which HTML lets authors leave out: the parser doesn't add them, and a title that stands nowhere
 * is none. A page that has them, or nothing to put between them, as it is.
 */
export function withHead(html: string): string {
  if (/<head[\s>]/i.test(html)) return html;
  const { start, end } = headIn(html);
  const [before, head, rest] = [html.slice(0, start), html.slice(start, end), html.slice(end)];
  if (head.trim() === '') return html;
  const body = /^<body[\s>]/i.test(rest) ? rest : `<body>${rest}</body>`;
  return /<html[\s>]/i.test(before)
    ? `${before}<head>${head}</head>${body}`
    : `${before}<html><head>${head}</head>${body}</html>`;
}

/** Where what belongs into the head begins and ends. */
function headIn(html: string): { start: number; end: number } {
  let start = 0;
  let end = html.length;
  let within = 0;
  let isOver = false;
  const endHere = () => {
    isOver = true;
    end = parser.startIndex;
  };
  const parser = new Parser({
    onprocessinginstruction() {
      if (!isOver) start = parser.endIndex + 1;
    },
    onopentag(name) {
      if (isOver) return;
      if (name === 'html') start = parser.endIndex + 1;
      else if (within > 0 || IN_HEAD.has(name)) within += 1;
      else endHere();
    },
    ontext(text) {
      if (!isOver && within === 0 && text.trim() !== '') endHere();
    },
    onclosetag() {
      if (within > 0) within -= 1;
    },
  });
  parser.end(html);
  return { start, end: Math.max(start, end) };
}
