/** Elements of rich text that reach somebody, or become something else than what is written. */
const OBEYED = ['broadcast', 'channel', 'user', 'usergroup', 'team', 'emoji', 'date'];

/** What in a payload Slack would obey: a mention, a link that isn't a citation, markup. */
export function findHazards(payload: Record<string, unknown>): string[] {
  const { text = '', blocks = [], view } = payload;
  return [
    ...(/[<>]|&(?!(?:amp|lt|gt);)/.test(String(text)) ? [`markup in the text: ${text}`] : []),
    ...(payload.mrkdwn === true || payload.unfurl_links === true || payload.link_names === true
      ? ['parsed or unfurled']
      : []),
    ...inElements(blocks),
    ...inElements(view),
  ];
}

function inElements(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inElements);
  if (typeof value !== 'object' || value === null) return [];
  const type = 'type' in value ? String(value.type) : '';
  const isHazard = type === 'mrkdwn' || type === 'markdown' || OBEYED.includes(type);
  const isForeign = type === 'link' && 'url' in value && String(value.url).includes('evil.example');
  return [
    ...(isHazard || isForeign ? [JSON.stringify(value)] : []),
    ...Object.values(value).flatMap(inElements),
  ];
}
