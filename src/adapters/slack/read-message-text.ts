const MENTION = /<@(?<user>[A-Z0-9]+)(?:\|[^>]*)?>/g;
/** `<#C1|general>`, `<!here>`, `<!subteam^S1|@team>`, `<https://a.example|label>`. */
const MARKED = /<(?<sign>[#!]?)(?<target>[^>|]*)(?:\|(?<label>[^>]*))?>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * What somebody wrote, of what Slack made of it: without mentions of the bot, links and channels by their names, and no
 * character escaped. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readMessageText(text: string, botUser: string | null): string {
  return text
    .replaceAll(MENTION, (_, user: string) => (user === botUser ? ' ' : `@${user}`))
    .replaceAll(MARKED, (_, sign: string, target: string, label?: string) => nameOf(sign, target, label))
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

function nameOf(sign: string, target: string, label: string | undefined): string {
  const name = label ?? target.replace(/^mailto:/, '');
  if (sign === '#') return `#${name}`;
  return sign === '!' && !name.startsWith('@') ? `@${name}` : name;
}
