/**
 * The kind of answer that a question asks for, by its words. `thing` is an answer of a kind that the words don't tell. `keyword` is
 * a text that asks nothing: its words are to be looked up.
 */
export type AnswerKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'time'
  | 'quantity'
  | 'money'
  | 'reason'
  | 'manner'
  | 'definition'
  | 'list'
  | 'yes-no'
  | 'thing'
  | 'keyword';

const FORMS_OF_BE = '(?:is|are|was|were)';
/** Up to the first question word. A later one opens a clause: "How old was he when …?" */
const UP_TO_FIRST_QUESTION_WORD = '^(?:(?!\\b(?:who|whose|whom|what|which|where|when|why|how)\\b).)*';

/** The first pattern that matches decides. Questions are in lower case. */
const KIND_PATTERNS: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'reason',
    RegExp(
      `\\bwhy\\b|\\bhow come\\b|\\bwhat (?:caused?|causes|led to|leads to|prompt(?:s|ed)|makes|made)\\b|\\bwhat ${FORMS_OF_BE} the (?:\\p{L}+ )?(?:reason|purpose|cause|aim|goal|motive)\\b|\\bfor what reasons?\\b`,
      'u',
    ),
  ],
  [
    'list',
    /^(?:list|name)\b|\bwhat (?:are|were) the (?!name\b)(?:\p{L}+ )?\p{L}+(?<!s)s\b|\bwhat else\b|\b(?:what|which) (?:two|three|four|five|several|kinds?|types?|sorts?)\b/u,
  ],
  [
    'money',
    /\bhow much money\b|\bhow much\b.*\b(?:cost|pay|paid|earn|spen[dt]|worth|sold|sell|raise|donate|charge)(?:e?[sd])?\b|\bwhat\b.*\b(?:price|costs?|fees?|salary|revenue|income|budget)\b/,
  ],
  ['time', whatOr('when', 'time|day|date|month|years?|decade|century|season|era|period')],
  [
    'quantity',
    /\bhow (?:many|much|far|long|large|big|tall|high|deep|old|fast|heavy|often|wide|small|hot|cold|strong)\b|\bwhat (?:(?:is|was|are|were) the (?:\p{L}+ )?)?(?:percentage|percent|number|distance|amount|proportion|share|fraction|age|population|size|area|temperature|speed|length|height)\b/u,
  ],
  [
    'place',
    whatOr(
      'where',
      'city|cities|towns?|countr(?:y|ies)|places?|regions?|states?|villages?|rivers?|islands?|continents?|provinces?|districts?|county|counties|streets?|locations?|capital',
    ),
  ],
  [
    'organisation',
    whatOr(
      null,
      'compan(?:y|ies)|organi[sz]ations?|agenc(?:y|ies)|part(?:y|ies)|universit(?:y|ies)|colleges?|schools?|institut(?:e|ion)s?|teams?|clubs?|bands?|newspapers?|outlets?|magazines?|banks?|firms?|networks?|channels?|studios?|committees?|ministr(?:y|ies)|church(?:es)?|corporations?|departments?|leagues?|airlines?|publishers?|museums?|groups?',
    ),
  ],
  // "Who is Mark Galeotti?" asks for a definition, "Who is the mayor?" for a person.
  [
    'definition',
    RegExp(
      `${UP_TO_FIRST_QUESTION_WORD}\\bwho(?:'s| ${FORMS_OF_BE}) (?!the\\b|an?\\b|\\p{L}+(?:ing|ed|rn|en)\\b)\\p{L}+(?: \\p{L}+){0,2}\\P{L}*$`,
      'u',
    ),
  ],
  [
    'person',
    whatOr(
      "who(?:se|m|'s)?",
      'persons?|people|man|men|wom[ae]n|presidents?|kings?|queens?|emperors?|popes?|actors?|actress(?:es)?|singers?|artists?|authors?|writers?|poets?|composers?|generals?|leaders?|directors?|producers?|scientists?|philosophers?|architects?|explorers?|politicians?|ministers?|senators?|governors?|players?|coach|historians?|scholars?|characters?|analysts?|experts?|officials?',
    ),
  ],
  [
    'manner',
    /^(?:and |so |but )?how (?:did|do|does|is|are|was|were|can|could|has|have|had|will|would|should|might|may)\b|\bby what means\b|\bin what (?:way|manner)s?\b/,
  ],
  [
    'definition',
    RegExp(
      `\\bwhat(?:'s| ${FORMS_OF_BE}) (?:an? |the )?(?:[\\p{L}\\p{N}.-]+ ?){1,3}\\P{L}*$|\\b(?:means?|stands? for|definition of|defined?)\\b`,
      'u',
    ),
  ],
  ['yes-no', /^(?:is|are|was|were|am|do|does|did|can|could|has|have|had|will|would|should|must|may|might)\b/],
  ['thing', /\b(?:what|which|how)\b/],
];

/** @param question in lower case, with straight apostrophes and single spaces */
export function classifyQuestion(question: string): AnswerKind {
  return KIND_PATTERNS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'keyword';
}

/** A question whose first question word is `word`, or that asks what or which of the nouns ("which other city"). */
function whatOr(word: string | null, nouns: string): RegExp {
  const own = word === null ? '' : `${UP_TO_FIRST_QUESTION_WORD}\\b${word}\\b|`;
  return RegExp(`${own}\\b(?:what|which)(?:'s| ${FORMS_OF_BE} the)?(?: \\p{L}+)? (?:${nouns})\\b`, 'u');
}
