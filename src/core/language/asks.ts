const LETTER = /\p{L}/u;

/** Whether a text ends in a question: no letter follows its last question mark. */
export function asks(text: string): boolean {
  const mark = text.lastIndexOf('?');
  return mark >= 0 && !LETTER.test(text.slice(mark));
}
