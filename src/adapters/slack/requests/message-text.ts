import { z } from 'zod';
import { CALLED, callsSomebody, shielded, unshielded, withoutEmphasis } from '../../../core/bot/markup.ts';
import { type Enclosed, type Message, partOf, textOf } from '../../../core/bot/message.ts';
import { decodeEntities } from '../rendering/rich-text.ts';

/*
 * Reads what a person sees in a message. Slack sends it up to three times: as `text` in its markup, as `blocks`, and, for what apps
 * and links bring, as `attachments`. Where there are blocks, `text` may be no more than a notification, so they are read first.
 * What has no words is left out: emoji, buttons, and mentions whose name Slack doesn't send.
 */

/** Whatever has text in a message: a message, a block, an element, an attachment or a file. What isn't as documented is left out. */
interface Node {
  readonly type?: string | undefined;
  readonly text?: unknown;
  readonly blocks?: readonly Node[] | undefined;
  readonly elements?: readonly Node[] | undefined;
  readonly fields?: readonly Node[] | undefined;
  readonly attachments?: readonly Node[] | undefined;
  readonly files?: readonly Node[] | undefined;
  readonly message_blocks?: readonly Node[] | undefined;
  readonly message?: Node | undefined;
  readonly rows?: readonly (readonly Node[])[] | undefined;
  readonly title?: unknown;
  readonly name?: string | undefined;
  readonly pretext?: string | undefined;
  readonly fallback?: string | undefined;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly style?: unknown;
  readonly is_share?: boolean | undefined;
  readonly is_msg_unfurl?: boolean | undefined;
}

/** Lists in rich text nest, and forwarded messages hold blocks. Deeper than this, a payload is malicious. */
const MAX_DEPTH = 8;

function nodeSchema(depth: number): z.ZodType<Node> {
  const text = z.string().optional().catch(undefined);
  const unread = z.unknown().optional();
  const flag = z.boolean().optional().catch(undefined);
  const shallow = z.object({
    ...{ type: text, name: text, pretext: text, fallback: text, value: text, url: text },
    ...{ text: unread, title: unread, style: unread },
    ...{ is_share: flag, is_msg_unfurl: flag },
  });
  if (depth === 0) return shallow;
  const node = nodeSchema(depth - 1);
  const nodes = z.array(node.catch({})).optional().catch(undefined);
  return shallow.extend({
    ...{ blocks: nodes, elements: nodes, fields: nodes, attachments: nodes, files: nodes },
    message_blocks: nodes,
    message: node.optional().catch(undefined),
    rows: z
      .array(z.array(node.catch({})))
      .optional()
      .catch(undefined),
  });
}

const messageSchema = nodeSchema(MAX_DEPTH).catch({});

/** A text object of Block Kit, as in `{ "text": { "type": "mrkdwn", "text": "…" } }`. */
const textObjectSchema = z.object({ type: z.string(), text: z.string() });

/** @param message as Slack sent it, of whatever kind */
export function readMessageText(message: unknown, botUser: string | null): Message {
  const { text, blocks = [], attachments = [], files = [] } = messageSchema.parse(message);
  const parts = blocks.flatMap((block) => partsOf(block, botUser));
  const shown = parts.length > 0 ? parts : markedParts(typeof text === 'string' ? text : '', botUser);
  return {
    written: textOf(shown.filter(({ kind }) => kind === 'written')),
    enclosed: [
      ...shown.filter((part): part is Enclosed => part.kind !== 'written'),
      ...attachments.flatMap((attachment) => enclosedIn(attachment, botUser)),
      ...files.flatMap(({ title, name }) =>
        partOf('title', typeof title === 'string' ? title : (name ?? '')),
      ),
    ],
  };
}

type Part = Enclosed | { readonly kind: 'written'; readonly text: string };

/** What people see of a text in Slack's markup. https://docs.slack.dev/messaging/formatting-message-text */
export function readMarkup(text: string, botUser: string | null): string {
  return textOf(markedParts(text, botUser));
}

/** The words of a block, or of what it is made of. */
function partsOf(node: Node, botUser: string | null): Part[] {
  const { type, text, title, elements = [], fields = [], rows = [] } = node;
  switch (type) {
    case 'rich_text_preformatted':
      return partOf('written', unshielded(elements.map(textOfElement).join('')));
    case 'rich_text_section':
      return partOf('written', readTyped(elements.map(textOfElement).join('')));
    case 'rich_text_quote':
      return partOf('quoted', readTyped(elements.map(textOfElement).join('')));
    case 'image':
    case 'video':
      return partOf('title', textOfObject(title, botUser));
    case 'actions':
    case 'input':
      return [];
    case 'table':
      return rows.flat().flatMap((cell) => partsOf(cell, botUser));
    case 'raw_text':
    case 'plain_text':
    case 'mrkdwn':
      return partOf('written', textOfObject(node, botUser));
    default:
      return [
        ...partOf('written', textOfObject(text, botUser)),
        ...fields.flatMap((field) => partOf('written', textOfObject(field, botUser))),
        ...elements.flatMap((element) => partsOf(element, botUser)),
      ];
  }
}

/** What is written in a text object, or in a text that is one in Slack's markup. */
function textOfObject(value: unknown, botUser: string | null): string {
  if (typeof value === 'string') return readMarkup(value, botUser);
  const { data } = textObjectSchema.safeParse(value);
  if (data === undefined) return '';
  return data.type === 'mrkdwn' ? readMarkup(data.text, botUser) : readTyped(data.text);
}

const codeSchema = z.object({ code: z.literal(true) });

/** An element of a line of rich text. Of a mention, Slack sends no name. */
function textOfElement({ type, text, url, fallback, style }: Node): string {
  switch (type) {
    case 'text': {
      const said = typeof text === 'string' ? text : '';
      return codeSchema.safeParse(style).success ? shielded(said) : said;
    }
    case 'link':
      return typeof text === 'string' && text !== '' ? text : (url ?? '');
    case 'date':
      return fallback ?? '';
    default:
      return ' ';
  }
}

/** What an app or a link brings, or what somebody forwards. The fallback is for those who can't see the rest. */
function enclosedIn(attachment: Node, botUser: string | null): Enclosed[] {
  const { is_share, is_msg_unfurl, pretext = '', fallback = '', files = [], title } = attachment;
  const kind = is_share === true || is_msg_unfurl === true ? 'forwarded' : 'attached';
  const shown = [...partOf(kind, readMarkup(pretext, botUser)), ...bodyOf(attachment, botUser)].map(
    (part): Enclosed => ({ kind: part.kind === 'title' ? 'title' : kind, text: part.text }),
  );
  const titles = [title, ...files.map((file) => file.title ?? file.name)].flatMap((one) =>
    partOf('title', textOfObject(one, botUser)),
  );
  const found = [...shown, ...titles];
  if (found.length > 0) return found;
  const last = readMarkup(fallback, botUser);
  return last === '' ? [] : [{ kind, text: last }];
}

/** The body of an attachment: its blocks, those of the message that is forwarded, or its text and fields. */
function bodyOf(
  { text, fields = [], blocks = [], message_blocks = [] }: Node,
  botUser: string | null,
): Part[] {
  const forwarded = message_blocks.flatMap(({ message }) => message?.blocks ?? []);
  const inBlocks = [...blocks, ...forwarded].flatMap((block) => partsOf(block, botUser));
  if (inBlocks.length > 0) return inBlocks;
  const texts = [text, ...fields.flatMap(({ title, value }) => [title, value])];
  return texts.flatMap((one) => partOf('written', textOfObject(one, botUser)));
}

/** `> ` in front of a line, as Slack sends it. */
const QUOTED_LINE = /^&gt;(?:&gt;)*\s?/;

function markedParts(text: string, botUser: string | null): Part[] {
  return linesOf(withNames(text, botUser)).flatMap(({ isQuoted, lines }) =>
    partOf(isQuoted ? 'quoted' : 'written', decodeEntities(readTyped(codeShielded(lines.join('\n'))))),
  );
}

/** Lines that follow each other, as long as they are quoted alike. */
function linesOf(text: string): { readonly isQuoted: boolean; readonly lines: string[] }[] {
  const groups: { readonly isQuoted: boolean; readonly lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isQuoted = QUOTED_LINE.test(line);
    const shown = isQuoted ? line.replace(QUOTED_LINE, '') : line;
    const last = groups.at(-1);
    if (last?.isQuoted === isQuoted) last.lines.push(shown);
    else groups.push({ isQuoted, lines: [shown] });
  }
  return groups;
}

/** `<#C1|general>`, `<!here>`, `<!subteam^S1|@team>`, `<!date^1392734382^{date}|18 February>`, `<https://a.example|label>`. */
const MARKED = /<(?<sign>[@#!]?)(?<target>[^<>|]*)(?:\|(?<label>[^<>]*))?>/g;

/** Mentions that the text begins with: they call somebody, and ask nothing. */
const CALLS_FIRST = /^\s*(?:<(?:@|!subteam\^|!here|!channel|!everyone)[^<>]*>(?:[\s,;–—-]|:\s)*)+/;

/** Links, channels, dates and mentions by their names. */
function withNames(text: string, botUser: string | null): string {
  return text.replace(CALLS_FIRST, '').replaceAll(MARKED, (...match) => {
    const { sign = '', target = '', label } = match.at(-1) as Partial<Record<string, string>>;
    switch (sign) {
      case '@':
        return target === botUser || label === undefined ? ' ' : label.replace(/^@/, '');
      case '#':
        return label ?? ' ';
      case '!':
        return label?.replace(/^@/, '') ?? ' ';
      default:
        return label ?? target.replace(/^mailto:/, '');
    }
  });
}

/** `:wave:`, `:+1::skin-tone-3:`; no time of day and no path of code, which have letters or digits before the colon. */
const EMOJI = /(?<![\p{L}\p{N}:])(?::[\p{Ll}\p{Lo}\p{M}\p{N}_+'-]{1,100}:)+(?![\p{L}\p{N}:])/gu;

/** What people see of a text that is typed into a form: it has marks, but no links or mentions. */
export function readTyped(text: string): string {
  return unshielded(withoutEmphasis(text.replaceAll(EMOJI, ' '))).trim();
}

const CODE = /`{1,3}([^`]+)`{1,3}/g;

function codeShielded(text: string): string {
  // An entity has to stay one.
  return text.replaceAll(CODE, (_, code: string) => code.replaceAll(/[^&;]+/g, shielded));
}

const OF_PEOPLE = /<(?:@|!subteam\^)[^<>]*>/g;

/** Whether a message in Slack's markup calls others, and not the bot. */
export function callsOthers(text: string, botUser: string | null): boolean {
  if (botUser !== null && text.includes(`<@${botUser}`)) return false;
  return callsSomebody(text.replaceAll(EMOJI, ' ').replaceAll(OF_PEOPLE, CALLED));
}
