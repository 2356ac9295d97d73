import { inertLine } from '../core/inert-text.ts';

/**
 * A text as a cell of a CSV file that a spreadsheet shows and doesn't calculate: on one line, inert, and with an apostrophe before
 * what would begin a formula, as https://owasp.org/www-community/attacks/CSV_Injection advises. A spreadsheet may separate cells by
 * semicolons or bars, and then they begin within the text too.
 *
 * Without the first apostrophe at each of these places it is the text again.
 */
export function csvCell(text: string): string {
  return inertLine(text).replaceAll(BEGINS_FORMULA, "$<start>'");
}

// Wide forms of the signs are formulas to some spreadsheets. Apostrophes that are there already get one more, so that it can be undone.
const BEGINS_FORMULA = /(?<start>(?:^|[;|])[\s"]*)(?='*[=+\-@＝＋－＠])/gu;
