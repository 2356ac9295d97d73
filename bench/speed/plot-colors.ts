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
