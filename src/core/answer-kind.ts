/** The kind of thing a question asks for, as its question words tell; `null` when they don't. */
export type AnswerKind = 'person' | 'place' | 'time' | 'quantity' | 'reason';

const ASKS_FOR: readonly (readonly [AnswerKind, RegExp])[] = [
  ['reason', /\bwhy\b|\bwhat (?:is|was|were|are) the (?:reason|purpose|cause|aim|motive)s?\b|\bhow come\b/],
  [
    'quantity',
    /\bhow (?:many|much|far|long|large|big|tall|high|deep|old|fast|heavy|often|wide)\b|\bwhat (?:percentage|percent|number|distance|amount)\b/,
  ],
  ['time', /\bwhen\b|\b(?:what|which) (?:time|day|date|month|year|decade|century)\b|\bsince when\b/],
  ['place', /\bwhere\b|\b(?:what|which) (?:city|town|country|place|region|state|village)\b/],
  ['person', /\bwho(?:se|m)?\b|\bwho's\b/],
];

const UNIT_NUMBERS =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|several|half|twice|once|quarter|couple)\b/iu;
const TIMES =
  /\b(?:1\d|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow|tonight|century|centuries|decades?|years?|months?|weeks?|days?|morning|evening|night|ago|during|until|since)\b|\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)/iu;
const PLACES =
  /\b(?:in|at|near|from|to|on|of|across|outside|around|through)\s+(?:the\s+)?(?:\p{Ll}+\s+)?\p{Lu}\p{L}+/u;
const PEOPLE = /\p{Lu}[\p{L}'’-]+\s+(?:(?:de|van|von|der|bin|al)\s+)?\p{Lu}[\p{L}'’-]+/u;
const REASONS =
  /\b(?:because|since|due to|owing to|as a result|so that|in order to|therefore|thus|hence|given that|thanks to|reasons?|causes?|caused|purpose|aim(?:ed|ing|s)?|motives?|importan(?:t|ce)|significan(?:t|ce)|in response|led to|to (?:avoid|prevent|allow|ensure|protect))\b/iu;

const HOLDS: Readonly<Record<AnswerKind, RegExp>> = {
  person: PEOPLE,
  place: PLACES,
  time: TIMES,
  quantity: UNIT_NUMBERS,
  reason: REASONS,
};

/** What kind of answer a question asks for. @param question in lower case, with straight apostrophes */
export function answerKindOf(question: string): AnswerKind | null {
  return ASKS_FOR.find(([, asks]) => asks.test(question))?.[0] ?? null;
}

/** Whether a text holds something of a kind. A sign, not a proof: names are told by their capitals, reasons by what announces them. */
export function holdsKind(text: string, kind: AnswerKind): boolean {
  return HOLDS[kind].test(text);
}
