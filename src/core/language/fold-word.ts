const APOSTROPHES = /[’ʼ]/g;
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
/** Most words are: the shortest way for them. */
const PLAIN = /^[A-Za-z0-9]+$/;
const POSSESSIVE = /'s?$/;

/** A word without what must not matter when it is looked up: case, accents, width, apostrophe style, possessive. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replaceAll(INVISIBLE, '')
    .replaceAll(APOSTROPHES, "'")
    .toLowerCase()
    .replace(POSSESSIVE, '');
}
