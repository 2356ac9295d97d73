/**
 * English abbreviations that end in a full stop, without it, lower case. General knowledge of the language, by
 * what may follow: that decides whether the full stop can also end a sentence.
 */

/** Always followed by what they introduce, so their full stop never ends a sentence. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'adm br brig capt cdr cmdr col cpl dr fr gen gov hon lt maj messrs mlle mm mme mr mrs ms msgr pres prof rep rev ' +
    'sen sgt sr st supt ft mt v vs cf viz eg ie e.g i.e'
  ).split(' '),
);

/** Stand before a number or numeral ("No. 5", "pp. 3"); otherwise ordinary words or the end of a sentence. */
export const NUMBERING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'app approx art b c ca ch d eq ex fig figs fl no nos nr op p para pp pt r sec vol vols'.split(' '),
);

/** May end a sentence: it goes on unless the next word is one that often opens a sentence. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'a.d a.m al assn ave b.c bldg blvd bros co corp dept div est etc hr inc jr ltd min p.m ph.d plc rd univ'.split(
    ' ',
  ),
);

/** The same, and ordinary words unless they begin with a capital. */
export const CALENDAR_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun'.split(' '),
);
