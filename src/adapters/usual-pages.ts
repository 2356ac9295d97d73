/** As long as a usual article's page, with some room. In characters. */
const USUAL_PAGE = 100_000;

/** How many pages of usual size so many characters are: what is shown is counted by them against an address's limit. */
export function usualPages(characters: number): number {
  return Math.max(1, Math.ceil(characters / USUAL_PAGE));
}
