import type { Rest, SentRequest } from './rest.ts';

/** A message that people see, or what one was changed to. */
export interface ShownMessage {
  readonly body: SentRequest['body'];
  readonly audience: 'asker' | 'everyone';
  readonly channel: string | null;
}

const EPHEMERAL = 1 << 6;

function isPost(method: string, path: string): boolean {
  return method === 'POST' && /^\/channels\/\d+\/messages$/.test(path);
}

/** All that people saw, oldest first. @param deferred whether the response to an interaction with this token is private */
export function shownMessages(rest: Rest, deferred: (token: string) => boolean): ShownMessage[] {
  return rest.requests.flatMap(({ method, path, body, refusal }): ShownMessage[] => {
    if (refusal !== null) return [];
    const [, kind = '', id = '', token = '', ...more] = path.split('/');
    if (isPost(method, path)) return [{ body, audience: 'everyone', channel: id }];
    if (kind !== 'webhooks' || method === 'DELETE') return [];
    const isHidden = more.length > 0 ? deferred(token) : isPrivate(body.flags);
    return [{ body, audience: isHidden ? 'asker' : 'everyone', channel: null }];
  });
}

/** Whether a response or message with these flags is for one person only. */
export function isPrivate(flags: unknown): boolean {
  return (Number(flags ?? 0) & EPHEMERAL) !== 0;
}

interface Button {
  readonly label?: string;
  readonly custom_id?: string;
}

/** The buttons under a message. */
export function buttonsIn(components: unknown): Button[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component) => [
    ...(Object(component).type === 2 ? [Object(component)] : []),
    ...buttonsIn(Object(component).components),
  ]);
}

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
