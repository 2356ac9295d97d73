/** Where “it” stands for nothing: "is it true that …", "how long does it take to …", "what time is it". */
const EXPLETIVES = [
  /\bwhat (?:time|day|date|year) (?:is|was) it\b/gu,
  /\bhow(?:'s| is| was) it going\b/gu,
  /\bwhen it comes to\b/gu,
  /\b(?:is|was|isn't|wasn't) it true (?:that )?(?=\p{L})/gu,
  /\b(?:does|did|would|will) it (?:take|cost|matter)\b(?=.* (?:to|that|if|whether) \p{L})/gu,
  /\b(?:is|was|isn't|wasn't|be|makes?|made) it (?:\p{L}+ ){0,3}?(?:that|whether|if) /gu,
  /\b(?:is|was|isn't|wasn't|be|makes?|made) it (?:(?!\p{L}+ed |close |near |next )\p{L}+ ){1,3}?to (?!the |a |an |its |\p{Lu})/gu,
  /\bit(?: is| was|'s) (?:\p{L}+ ){1,2}?that /gu,
];

/**
 * A question without the "it" that stands for nothing, and what belongs to that. @param question with stop words in lower
 * case, and names not
 */
export function withoutExpletives(question: string): string {
  return EXPLETIVES.reduce((rest, expletive) => rest.replaceAll(expletive, ' '), question);
}
