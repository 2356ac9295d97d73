/** The forms a language has for counted things, by the plural categories of Unicode CLDR; `other` goes for those left out. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** A number with the form of the word that goes with it, in a language. */
export function countedIn(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => `${count} ${forms[rules.select(count)] ?? forms.other}`;
}
