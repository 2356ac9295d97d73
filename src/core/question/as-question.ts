import { singleSpaced } from '../language/single-spaced.ts';

/** How people open (“Hi Kursk, …”) or close a message, which isn't what they ask. */
const GREETINGS =
  /^\s*(?:hello|hi|hey)(?: \p{L}+){1,2}[,!:]|\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day|night)|thanks|thank you|cheers|goodbye|bye)\b/giu;

/** Quotation marks and pictures: people put them anywhere, and mean the same. */
const QUOTATION_MARKS = /["“”„«»]/gu;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{200d}|\u{fe0f}/gu;

/** What stands before and after the words: other quotation marks, emphasis, and the mark that ends them. */
const AROUND = /^[\s‘’'`*_~¿¡?!.…,;:–—-]+|[\s‘’'`*_~?!.…,;:–—-]+$/gu;

const ANYBODY = '(?:you|anybody|anyone|somebody|someone)';

/** How people ask to be answered ("can you tell me", "I'd like to know"), which isn't what they ask. */
const REQUEST = RegExp(
  `^(?:(?:${[
    `(?:can|could|would|will) ${ANYBODY} (?:(?:please|kindly) )?(?:tell|explain(?: to)?|show|remind)(?: me| us)?`,
    '(?:tell|explain to|show|remind) (?:me|us)',
    "i(?: would|[’']d) (?:like|love) to know",
    'i (?:want|wanted|need) to know',
    `(?:do|does) ${ANYBODY} (?:happen to )?know`,
    "i wonder|(?:i(?: am|[’']m) )?(?:wondering|curious)",
    'any idea|quick question',
    'explain|please|kindly',
  ].join('|')})(?=\\W|$)[\\s,;:–—-]*)+`,
  'iu',
);
const PLEASE_AT_END = /[?!.,;]* please$/iu;

/**
 * What is asked, in one line that ends in one question mark, whichever way it was put: “why Sudzha”, “"Why Sudzha?" 🤔” and
 * “can you tell me why Sudzha, please” are the same. The reader learnt from bare questions that end in one mark, and points
 * elsewhere where they are put otherwise.
 */
export function asQuestion(text: string): string {
  const plain = text.replaceAll(GREETINGS, ' ').replaceAll(QUOTATION_MARKS, '').replaceAll(PICTURES, ' ');
  const words = singleSpaced(plain).replaceAll(AROUND, '').replace(REQUEST, '').replace(PLEASE_AT_END, '');
  return `${words}?`;
}
