/** C0 and C1 but tab and line feed. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** Text without characters that draw nothing and may be refused. */
export function printable(text: string): string {
  return text.replaceAll(CONTROLS, '');
}
