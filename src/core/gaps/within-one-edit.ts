/** Whether one word becomes the other by adding, leaving out or changing a letter, by swapping two neighbours, or as it is. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (longer.length > shorter.length) return longer.slice(start + 1) === shorter.slice(start);
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return (
    a.slice(start + 1) === b.slice(start + 1) || (isSwapped && a.slice(start + 2) === b.slice(start + 2))
  );
}
