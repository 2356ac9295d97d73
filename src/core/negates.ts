const NEGATION =
  /\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|except|unable|refus(?:e|es|ed))\b|n['’]t\b/i;

/** Whether a text denies something. */
export function negates(text: string): boolean {
  return NEGATION.test(text);
}
