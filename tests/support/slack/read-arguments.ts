/** Arguments that are JSON in a form. */
const STRUCTURED = ['blocks', 'view', 'prompts'];

/** The arguments of a call, sent as JSON or as a form whose fields may be JSON. */
export function readArguments(contentType: string | undefined, body: string): Record<string, unknown> {
  if (contentType?.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, fieldOf(name, value)]),
  );
}

function fieldOf(name: string, value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return STRUCTURED.includes(name) ? JSON.parse(value) : value;
}
