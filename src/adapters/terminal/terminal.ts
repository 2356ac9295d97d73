import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { inert, inertJson } from '../../core/inert-text.ts';

/** The standard streams of a process, and what they can show. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  readonly isInputTty: boolean;
  readonly isErrorsTty: boolean;
  readonly hasColor: boolean;
  /** Of the output. In columns. */
  readonly width: number;
}

/** Longer lines are tiring to read. In columns. */
const MAX_WIDTH = 100;
/** For pipes, which have no width, and terminals that report 0. */
const PIPE_WIDTH = 80;

export interface TerminalStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & {
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly hasColors?: () => boolean;
  };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** @param color whether to use colours; `null`: if the output can show them */
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

/** Writes a text, and waits until the stream can take more. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text) && !stream.destroyed) await once(stream, 'drain');
}

/** A text without what would control a terminal, or can't be seen. */
export function printable(text: string): string {
  return inert(text).replaceAll('\t', ' ');
}

/** JSON for a terminal: the same values, with what would control it escaped. */
export function printableJson(value: unknown, indent = 0): string {
  return `${inertJson(JSON.stringify(value, null, indent))}\n`;
}

/** Asks a yes-or-no question. Anything but a yes counts as a no, and so does the end of the input. */
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

export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/**
 * Shows a progress bar, if the error output is a terminal.
 *
 * @param total `null`: too few for a bar
 * @param unit what is counted, in the plural
 */
export async function startProgress(
  { errors, isErrorsTty }: Terminal,
  total: number | null,
  unit: string,
): Promise<Progress> {
  if (!isErrorsTty || total === null) return { update: () => {}, stop: () => {} };
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
