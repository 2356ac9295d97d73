/** A number as a table shows it; a dash where nothing could be measured. */
export function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}
