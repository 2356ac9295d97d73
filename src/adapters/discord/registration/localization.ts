/** A text in English, and in Discord's names for other languages. */
export interface Localization {
  readonly en: string;
  readonly others: Readonly<Record<'de' | 'fr' | 'es-ES' | 'es-419' | 'pl' | 'uk', string>>;
}
