/** Control characters but for tab and line breaks, and those that change the direction of what follows. */
const UNSEEN = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu;

/** A text with what can't be seen in it, and does something all the same, made visible. As long as before, in UTF-16 units. */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, '\uFFFD');
}
