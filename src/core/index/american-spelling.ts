/**
 * British spellings as Americans write them, so that both give the same term. Only where both are the same word: "tyre" and "tire"
 * stay apart. What comes out is compared and never shown, so it needn't be a word. Doubled letters ("travelled") are
 * left to the stemmer.
 */

/** Verbs whose "-ise" isn't the ending "-ize": their relatives ("revision", "advertisement") would be torn from them. */
const ALWAYS_ISE =
  'advert|anis|ar|chast|circumc|compr|comprom|conc|dem|desp|enfranch|enterpr|exc|exerc|expert|franch|inc|merchand|mort|parad|porp|pract|prec|prem|prom|repr|surm|surpr|treat';
/** Before "-ise" of other words stand other letters: "revise", "raise", "noise", "disguise", "otherwise". */
const ISE = RegExp(
  `^(?!(?:${ALWAYS_ISE})is)(?<stem>\\p{L}{2,}[bcdghklmnprt])is(?=(?:e|ed|es|ing|er|ers|able|ation|ations|ational)$)`,
  'u',
);

/** Words in "-our" that Americans write with "-or", as they stand in longer ones ("discoloured", "neighbourhood"). */
const OUR =
  /(?<stem>arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig)our/u;

type Rewriting = readonly [british: RegExp, american: string];

const REWRITINGS: readonly Rewriting[] = [
  [ISE, '$<stem>iz'],
  [OUR, '$<stem>or'],
  [/(?<=(?:ana|cata|dia|electro|hydro|para)l)ys(?=(?:e|ed|er|ers|ing)$)/u, 'yz'],
  [/(?<=(?:calib|cent|fib|lit|lust|meag|met|sab|somb|spect|theat))r(?:e(?=s?$)|(?=ed$))/u, 'er'],
  [/(?<=(?:anal|catal|dial|epil|monol|prol)og)u(?:e(?=s?$)|(?=ed$|ing$))/u, ''],
  [/(?<=^(?:def|off|pret)en|^licen)c(?=e[ds]?$)/u, 's'],
  [/(?<=^practi)s(?=(?:e|ed|es|ing)$)/u, 'c'],
  [/^programme(?=s?$)/u, 'program'],
];

/** Pairs that follow no rule, by how they begin. */
const BEGINNINGS: ReadonlyMap<string, string> = new Map([
  ['aeroplane', 'airplane'],
  ['ageing', 'aging'],
  ['acknowledgement', 'acknowledgment'],
  ['aluminium', 'aluminum'],
  ['anaesth', 'anesth'],
  ['artefact', 'artifact'],
  ['cosy', 'cozy'],
  ['encyclopaed', 'encycloped'],
  ['enquir', 'inquir'],
  ['enrolment', 'enrollment'],
  ['fulfilment', 'fulfillment'],
  ['grey', 'gray'],
  ['haem', 'hem'],
  ['instalment', 'installment'],
  ['jewellery', 'jewelry'],
  ['judgement', 'judgment'],
  ['leukaem', 'leukem'],
  ['manoeuvre', 'maneuver'],
  ['manoeuvring', 'maneuvering'],
  ['mould', 'mold'],
  ['moustache', 'mustache'],
  ['orthopaed', 'orthoped'],
  ['paediatr', 'pediatr'],
  ['plough', 'plow'],
  ['pyjamas', 'pajamas'],
  ['sceptic', 'skeptic'],
  ['skilful', 'skillful'],
  ['smoulder', 'smolder'],
  ['towards', 'toward'],
  ['wilful', 'willful'],
]);

const BEGINNING = RegExp(`^(?:${[...BEGINNINGS.keys()].join('|')})`, 'u');

/** Most words have nothing that any rule looks for. */
const MAY_BE_BRITISH = /our|is[eai]|ys[ei]|r(?:e|es|ed)$|ogu|enc|practis|programme/;

/** A word, folded, in American spelling; itself when it has no other. */
export function toAmericanSpelling(word: string): string {
  let american = word.replace(BEGINNING, (beginning) => BEGINNINGS.get(beginning) ?? beginning);
  if (!MAY_BE_BRITISH.test(american)) return american;
  for (const [british, spelling] of REWRITINGS) american = american.replace(british, spelling);
  return american;
}
