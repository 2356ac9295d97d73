import { Parser } from 'htmlparser2';
import { isWebAddress } from '../../core/article.ts';
import type { Draft } from '../build-article.ts';
import { endedStatus, supersededBy } from '../document-status.ts';
import { canonicalText } from '../passage-text.ts';
import { type Fields, type FieldValue, isMap, readFields, splitFrontMatter } from './front-matter.ts';

/** What the front matter of a document says, in the words of this program. */
export type FrontMatterDraft = Omit<Draft, 'blocks'>;

/**
 * Reads the front matter of a document, whichever program it was written for. What fits is taken; a field of another program, or a
 * value that doesn't fit, never keeps the document from being read.
 *
 * @throws ArticleError when it is over a limit
 */
export function readFrontMatter(document: string, file: string): { draft: FrontMatterDraft; body: string } {
  const { frontMatter, body } = splitFrontMatter(document);
  if (frontMatter === null) return { draft: { details: {} }, body };
  return { draft: draftOfFields(readFields(frontMatter, file)), body };
}

/** The names that programs give to the same, the first that fits counts. In lower case, `_` for `-`. */
const FIELDS = {
  id: ['id'],
  title: ['title'],
  label: ['sidebar_label', 'linktitle', 'nav_title', 'short_title', 'menutitle'],
  author: ['author', 'authors', 'by', 'byline'],
  publisher: ['publisher'],
  published: ['published', 'date', 'pubdate', 'publishdate', 'published_at', 'publish_date', 'created'],
  updated: [
    'last_update',
    'last_updated',
    'lastmod',
    'updated',
    'last_modified_at',
    'modified',
    'update_date',
  ],
  url: ['url', 'canonical_url', 'canonicalurl', 'canonical', 'permalink'],
  language: ['language', 'lang', 'locale'],
  synonyms: ['synonyms'],
  aliases: ['aliases', 'alias'],
  superseded: [
    'superseded_by',
    'supersededby',
    'replaced_by',
    'status',
    'superseded',
    'deprecated',
    'obsolete',
    'archived',
  ],
  draft: ['draft', 'published', 'publish', 'status'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The draft that the fields describe. */
export function draftOfFields(written: Fields): FrontMatterDraft {
  const fields = new Map(
    Object.entries(written).map(([name, value]) => [name.toLowerCase().replaceAll('-', '_'), value]),
  );
  const taken = new Set<string>();

  function first<Taken>(
    meaning: keyof typeof FIELDS,
    take: (value: FieldValue, name: string) => Taken | undefined,
  ) {
    for (const name of FIELDS[meaning]) {
      const value = fields.get(name);
      const found = value === undefined ? undefined : take(value, name);
      if (found === undefined) continue;
      taken.add(name);
      return found;
    }
    return undefined;
  }

  // What was written by “kursk add” says what it says, to the letter.
  const isOwn = fields.has('source') && String(fields.get('hash')).startsWith('sha256-');
  const own = <Take>(take: Take) => (isOwn ? textOf : take);
  const label = first('label', titleOf);
  const draft: FrontMatterDraft = {
    id: first('id', idOf),
    details: {
      title: first('title', own(titleOf)),
      author: first('author', own(authorOf)),
      publisher: first('publisher', own(authorOf)),
      published: first('published', dateOf) ?? first('updated', dateOf),
      url: first('url', addressOf),
      language: first('language', own(languageOf)),
      synonyms: first('synonyms', synonymsOf),
    },
    otherTitles: label === undefined ? [] : [label],
    aliases: first('aliases', aliasesOf) ?? [],
    superseded: first('superseded', supersededOf),
    isUnpublished: first('draft', draftMark) ?? false,
  };
  const notTaken = [...fields.keys()].filter((name) => !taken.has(name) && fields.get(name) !== '');
  return { ...draft, notTaken };
}

/** As YAML writes nothing. */
const NOTHING = new Set(['', '~', 'null']);

/** The text of a field; several are joined. */
function textOf(value: FieldValue): string | undefined {
  if (isMap(value)) return undefined;
  const texts = [value].flat().filter((item) => typeof item === 'string');
  const text = canonicalText(texts.join(', '));
  return NOTHING.has(text) ? undefined : text;
}

/** What a template would have filled in isn't known here. */
const TEMPLATE = /\{[{%]|<%/;

function titleOf(value: FieldValue): string | undefined {
  const text = textOf(value);
  return text === undefined || TEMPLATE.test(text) ? undefined : withoutMarkup(text).trim() || undefined;
}

/** Of formatting. Another name in angle brackets is a word of the title: `List<string>`. */
const TAG =
  /<\/?(?:a|b|br|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)(?: [^<>]*)?\/?>/gi;
const ENTITY = /&#?\w+;/;

/** A title as a reader of the built page sees it. */
function withoutMarkup(title: string): string {
  const text = title.replaceAll(TAG, '').replaceAll(/`([^`]*)`/g, '$1');
  if (!ENTITY.test(text)) return text;
  let plain = '';
  const parser = new Parser({
    ontext(piece) {
      plain += piece;
    },
  });
  parser.end(text.replaceAll('<', '&lt;'));
  return plain;
}

/** What links can hold: letters, digits, `.`, `_` and `-`. Other characters become `-`, as they do in the name of a file. */
function idOf(value: FieldValue): string | undefined {
  const id = textOf(value)
    ?.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+/, '');
  return id ? id.replace(/-$/, '') : undefined;
}

/** A name, or several; each may be a map that has more to say of the person. */
function authorOf(value: FieldValue): string | undefined {
  const people = isMap(value) ? [value] : [value].flat();
  const names = people.map((person) => (isMap(person) ? nameOf(person) : textOf(person)));
  return names.filter((name) => name !== undefined && !isTruthValue(name)).join(', ') || undefined;
}

function nameOf(person: Fields): string | undefined {
  const parts = [
    person['given-names'] ?? person.given ?? person.first,
    person['family-names'] ?? person.family ?? person.last,
  ];
  const whole = [person.name, person.title, person.literal, person.display_name].flatMap(
    (name) => name ?? [],
  );
  for (const name of [whole[0], parts.flatMap((part) => part ?? []).join(' ')]) {
    const text = name === undefined ? undefined : textOf(name);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** As it is written. Docusaurus keeps it with the name of who changed it. */
function dateOf(value: FieldValue): string | undefined {
  const date = textOf(isMap(value) ? (value.date ?? '') : value);
  return date === undefined || isTruthValue(date) ? undefined : date;
}

/** Other programs keep the path of the page in the same fields. */
function addressOf(value: FieldValue): string | undefined {
  const address = textOf(value);
  return address !== undefined && isWebAddress(address) ? address : undefined;
}

/** A BCP 47 tag; POSIX and some programs write it with `_`. */
function languageOf(value: FieldValue): string | undefined {
  const tag = textOf(value)?.replaceAll('_', '-');
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

/** Lists of names for the same. A single list of names, as other programs have it, doesn't say which the article uses. */
function synonymsOf(value: FieldValue): string[][] | undefined {
  if (!Array.isArray(value)) return undefined;
  const groups = value.map((group) =>
    [group].flat().flatMap((name) => (typeof name === 'string' ? canonicalText(name) || [] : [])),
  );
  return groups.every((group, at) => Array.isArray(value[at]) && group.length > 1) ? groups : undefined;
}

/** Obsidian keeps other names of the page here, Hugo the paths that it had before. */
function aliasesOf(value: FieldValue): string[] | undefined {
  const names = isMap(value) ? [] : [value].flat().flatMap((name) => textOf(name) ?? []);
  const aliases = names.filter((name) => /\p{L}/u.test(name) && !name.includes('/'));
  return aliases.length === 0 ? undefined : aliases;
}

/** Whether the author keeps the document back; `undefined` where the field is of something else, such as a date. */
function draftMark(value: FieldValue, name: string): boolean | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (name === 'status') return text === 'draft' || undefined;
  if (!isTruthValue(text)) return undefined;
  return (name === 'draft') === TRUE.has(text) || undefined;
}

/** How the document says that it no longer holds; `undefined` where it doesn't. */
function supersededOf(value: FieldValue, name: string): string | undefined {
  const text = textOf(isMap(value) ? (value.title ?? value.id ?? '') : value);
  if (text === undefined) return undefined;
  if (name.endsWith('by')) return supersededBy(text);
  if (name === 'status') return endedStatus(text);
  return TRUE.has(text.toLowerCase()) || DATE.test(text) ? name : undefined;
}

/** Some write since when. */
const DATE = /^\d{4}-\d{2}/;

const TRUE: ReadonlySet<string> = new Set(['true', 'yes', 'on']);
const FALSE: ReadonlySet<string> = new Set(['false', 'no', 'off']);

function isTruthValue(text: string): boolean {
  return TRUE.has(text.toLowerCase()) || FALSE.has(text.toLowerCase());
}
