/** On a ground of its own, so that it can be read wherever it is shown. */
export const COLORS = {
  ground: '#ffffff',
  edge: '#d1d9e0',
  grid: '#eaeef2',
  text: '#1f2328',
  faint: '#59636e',
  own: '#0969da',
  other: '#6e7781',
};

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly weight?: number;
  readonly size?: number;
  readonly transform?: string;
}

/** A line of text at a place, dark and to the right of it unless its style says otherwise. */
export function svgText(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { anchor, fill = COLORS.text, weight, size, transform } = style;
  const attributes = {
    x: rounded(x),
    y: rounded(y),
    fill,
    'text-anchor': anchor,
    'font-weight': weight,
    'font-size': size,
    transform,
  };
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`);
  return `<text${written.join('')}>${escaped(content)}</text>`;
}

/** A tenth of a pixel can't be seen. */
export function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** As it is written in XML. */
export function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
