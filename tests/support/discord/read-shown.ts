/** Text as it was sent to Discord. */
interface Sent {
  readonly content?: unknown;
  readonly components?: unknown;
}

/** All text of a message, as it was sent. */
export function sentText({ content, components }: Sent): string {
  return [content, ...textsIn(components)].filter((text) => typeof text === 'string').join('\n');
}

/** What people read of it: without escapes, and without what draws bars, bold and small print. */
export function shownText(message: Sent): string {
  return sentText(message)
    .replaceAll(/^(?:> |-# )/gm, '')
    .replaceAll(/\\(?<character>[^\p{L}\p{N}\s])|\*\*/gu, '$<character>');
}

/** What in it Discord would obey, but for bars, bold, small print and addresses that stay folded. */
export function hazardsIn(message: Sent): string[] {
  const lines = sentText(message)
    .replaceAll(/\\[^\p{L}\p{N}\s]/gu, 'x')
    .split('\n');
  return lines.filter((line) => {
    const bare = line
      .replace(/^(?:> |-# )/, '')
      .replaceAll('**', '')
      .replaceAll(/<https?:[^\s<>]+>/g, '');
    return /[*_~|`[\]<>@\p{Cc}\u202E]|^[#\-+>]|:\/\//u.test(bare);
  });
}

function textsIn(components: unknown): unknown[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component) => [
    Object(component).content,
    ...textsIn(Object(component).components),
  ]);
}
