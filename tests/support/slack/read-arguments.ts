/** The arguments of a call, sent as JSON or as a form whose fields may be JSON. */
export function readArguments(contentType: string | undefined, body: string): Record<string, unknown> {
  if (contentType?.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, fieldOf(value)]));
}

function fieldOf(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}
