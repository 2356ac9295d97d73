import { z } from 'zod';
import { CALLED, callsSomebody, shielded, unshielded, withoutEmphasis } from '../../../core/bot/markup.ts';
import { type Enclosed, type Message, partOf } from '../../../core/bot/message.ts';
import { type ShownComponent, shownMessageSchema } from './shown-message.ts';

/*
 * Reads what a person sees in a message: its text, what it forwards (`message_snapshots`), embeds, components, polls and the titles
 * of files. Of what has a name elsewhere only, such as a channel or a role, Discord sends the id: it is left out, and so are emoji.
 */

const optionalText = z.string().nullish().catch(undefined);

const embedSchema = z.object({
  title: optionalText,
  description: optionalText,
  fields: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .optional()
    .catch(undefined),
});

const mediaSchema = z.object({ text: optionalText });

/** All in it that has words. What isn't as documented is left out. */
const contentSchema = shownMessageSchema.extend({
  embeds: z.array(embedSchema).optional().catch(undefined),
  attachments: z
    .array(z.object({ filename: optionalText, title: optionalText }))
    .optional()
    .catch(undefined),
  poll: z
    .object({
      question: mediaSchema,
      answers: z.array(z.object({ poll_media: mediaSchema })).catch([]),
    })
    .nullish()
    .catch(undefined),
});

const mentionedSchema = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
});

/** A message that a person wrote or chose. */
export const messageTextSchema = contentSchema.extend({
  mentions: z.array(mentionedSchema).optional().catch(undefined),
  message_snapshots: z
    .array(z.object({ message: contentSchema.extend({ content: z.string().catch('') }) }))
    .optional()
    .catch(undefined),
});

type Content = z.infer<typeof contentSchema>;
export type MessageText = z.infer<typeof messageTextSchema>;

/** @param self the bot's own id */
export function readMessageText(message: MessageText, self: string): Message {
  const names = namesIn(message, self);
  const snapshots = message.message_snapshots ?? [];
  const { written, quoted } = readLines(message.content, names);
  return {
    written,
    enclosed: [
      ...partOf('quoted', quoted),
      ...snapshots.flatMap(({ message: forwarded }) => [
        ...partOf('forwarded', readMarkdown(forwarded.content, names)),
        ...enclosedIn(forwarded, names).map(asForwarded),
      ]),
      ...enclosedIn(message, names),
    ],
  };
}

function asForwarded({ kind, text }: Enclosed): Enclosed {
  return { kind: kind === 'title' ? 'title' : 'forwarded', text };
}

function enclosedIn(
  { components = [], embeds = [], attachments = [], poll }: Content,
  names: Names,
): Enclosed[] {
  const read = (text: string | null | undefined) => partOf('attached', readMarkdown(text ?? '', names));
  return [
    ...components.flatMap(textsOf).flatMap(read),
    ...embeds.flatMap(({ title, description, fields = [] }) => [
      ...read(title),
      ...read(description),
      ...fields.flatMap(({ name, value }) => [...read(name), ...read(value)]),
    ]),
    ...partOf('attached', poll?.question.text),
    ...(poll?.answers ?? []).flatMap(({ poll_media }) => partOf('title', poll_media.text)),
    ...attachments.flatMap(({ title, filename }) => partOf('title', title ?? filename)),
  ];
}

function textsOf({ content, components = [] }: ShownComponent): readonly string[] {
  return [...(content === undefined ? [] : [content]), ...components.flatMap(textsOf)];
}

/** The names of the people mentioned, by their ids; the bot's is empty. */
type Names = ReadonlyMap<string, string>;

function namesIn({ mentions = [] }: MessageText, self: string): Names {
  return new Map(
    mentions.map(({ id, global_name, username }) => [id, id === self ? '' : (global_name ?? username)]),
  );
}

/** What people see of a text in Discord's Markdown. */
export function readMarkdown(text: string, names: Names = new Map()): string {
  const { written, quoted } = readLines(text, names);
  return [written, quoted].filter((part) => part !== '').join('\n');
}

/** Opens a line: of a quote, a heading, small print, or a list. */
const LINE_MARK = /^(?:>>> |> |#{1,3} |-# |[*-] |\d{1,3}\. )/;
const ESCAPED = /\\([^\p{L}\p{N}\s])/gu;
const CODE = /`{1,3}([^`]+)`{1,3}/g;
/** Mentions that a message begins with: they call somebody, and ask nothing. */
const CALLS_FIRST = /^(?:<@[!&]?\d{1,20}>[\s,:;–—-]*)+/;
/** The language of a block of code. */
const LANGUAGE = /^[\w+-]+\n/;

function readLines(text: string, names: Names): { readonly written: string; readonly quoted: string } {
  const plain = text
    .replace(CALLS_FIRST, '')
    .replaceAll(ESCAPED, (_, mark: string) => shielded(mark))
    .replaceAll(CODE, (_, code: string) => shielded(code.replace(LANGUAGE, '')));
  const written: string[] = [];
  const quoted: string[] = [];
  let isRestQuoted = false;
  for (const line of withoutEmphasis(withNames(plain, names)).split('\n')) {
    isRestQuoted ||= line.startsWith('>>> ');
    const isQuoted = isRestQuoted || line.startsWith('> ');
    (isQuoted ? quoted : written).push(unshielded(line.replace(LINE_MARK, '')));
  }
  return { written: written.join('\n').trim(), quoted: quoted.join('\n').trim() };
}

/** `<:name:1>`, `<a:name:1>` */
const EMOJI = /<a?:\w{1,64}:\d{1,20}>/g;
const MENTION = /<@!?(\d{1,20})>/g;
/** Roles, channels, and places of a server, whose names Discord doesn't send; and everybody. */
const NAMELESS = /<(?:@&\d{1,20}|#\d{1,20}|id:\w{1,30})>|@(?:everyone|here)\b/g;
/** `<t:1618953630:R>` */
const TIME = /<t:(-?\d{1,12})(?::[a-zA-Z])?>/g;
/** `</ask question:1>` */
const COMMAND = /<(\/[^<>:\n]{1,100}):\d{1,20}>/g;
const MASKED_LINK = /\[([^[\]\n]+)\]\(<?https?:\/\/[^()[\n]+\)/g;
const QUIET_LINK = /<(https?:\/\/[^\s<>]+)>/g;

/** In the language of the articles' dates, and of one time zone for everybody. */
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Links, dates, commands and mentions by their names. */
function withNames(text: string, names: Names): string {
  return text
    .replaceAll(EMOJI, ' ')
    .replaceAll(MENTION, (_, id: string) => names.get(id) ?? ' ')
    .replaceAll(NAMELESS, ' ')
    .replaceAll(TIME, (_, seconds: string) => dateOf(Number(seconds)))
    .replaceAll(COMMAND, '$1')
    .replaceAll(MASKED_LINK, '$1')
    .replaceAll(QUIET_LINK, '$1');
}

/** The furthest day that a date can hold. In seconds since 1970. */
const LAST_SECOND = 8.64e12;

function dateOf(seconds: number): string {
  return Math.abs(seconds) > LAST_SECOND ? ' ' : DATE.format(seconds * 1_000);
}

const OF_PEOPLE = /<@[!&]?\d{1,20}>/g;

/** Whether somebody is mentioned in the words of a message. */
export function mentions({ content }: Pick<MessageText, 'content'>, user: string): boolean {
  return content.includes(`<@${user}>`) || content.includes(`<@!${user}>`);
}

/** Whether a message calls others by mention, and not the bot. */
export function callsOthers({ content }: Pick<MessageText, 'content'>, self: string): boolean {
  if (mentions({ content }, self)) return false;
  return callsSomebody(content.replaceAll(EMOJI, ' ').replaceAll(OF_PEOPLE, CALLED));
}
