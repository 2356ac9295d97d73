import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** The streams of a terminal session, and what they can show. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Somebody types, rather than a file or a program. */
  readonly isInputTty: boolean;
  /** Somebody watches the errors, so that progress is worth showing. */
  readonly isErrorsTty: boolean;
  readonly hasColor: boolean;
  /** Columns of the output. */
  readonly width: number;
}

/** Lines longer than this are tiring to read. In columns. */
const MAX_WIDTH = 100;
/** Of pipes, which have none, and of terminals that say 0. */
const PIPE_WIDTH = 80;

/** What a process reads and writes. */
export interface TerminalStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly hasColors?: () => boolean;
  };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** The terminal this process runs in. @param color whether to use colours; `null`: where the output can show them */
export function processTerminal(
  color: boolean | null,
  { stdin, stdout, stderr }: TerminalStreams = process,
): Terminal {
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    isInputTty: stdin.isTTY === true,
    isErrorsTty: stderr.isTTY === true,
    hasColor: color ?? (stdout.isTTY === true && stdout.hasColors?.() === true),
    width: Math.min(stdout.columns || PIPE_WIDTH, MAX_WIDTH),
  };
}

/** Writes a text and waits while the stream is full. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text) && !stream.destroyed) await once(stream, 'drain');
}

/** Control characters but the line feed, and the marks that reorder text: a terminal would obey them. */
const CONTROL_CHARACTERS = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A text with nothing in it that a terminal obeys; every offset stays where it was. */
export function printable(text: string): string {
  return text.replaceAll(CONTROL_CHARACTERS, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}

/** Asks whoever types a question; anything but a yes is a no, the end of the input too. */
export async function confirm(
  { input, errors }: Pick<Terminal, 'input' | 'errors'>,
  question: string,
): Promise<boolean> {
  const lines = createInterface({ input, output: errors });
  const ended = new AbortController();
  lines.once('close', () => ended.abort());
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: ended.signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}

/** A progress display that is under way. */
export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/**
 * Shows how much is done, where somebody watches.
 *
 * @param total `null` when it is not worth showing
 * @param unit what is counted, in the plural
 */
export async function startProgress(
  { errors, isErrorsTty: areErrorsWatched }: Terminal,
  total: number | null,
  unit: string,
): Promise<Progress> {
  if (!areErrorsWatched || total === null) return { update: () => {}, stop: () => {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    stream: errors as NodeJS.WritableStream,
    format: `{bar} {value}/{total} ${unit}, {eta} s left`,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
