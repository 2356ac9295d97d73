const APOSTROPHES = /[’ʼ]/g;
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const POSSESSIVE = /'s?$/;

/** A word without what must not matter when it is looked up: case, accents, width, apostrophe style, possessive. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(INVISIBLE, '')
    .replaceAll(APOSTROPHES, "'")
    .toLowerCase()
    .replace(POSSESSIVE, '');
}
