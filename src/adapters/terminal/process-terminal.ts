import type { Terminal } from './terminal.ts';

/** Lines longer than this are tiring to read. In columns. */
const WIDEST = 100;
/** Of pipes, which have none, and of terminals that say 0. */
const WIDTH_OF_PIPES = 80;

/** The terminal this process runs in. @param color whether to use colours; `null`: where the output can show them */
export function processTerminal(color: boolean | null): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    isInputTyped: stdin.isTTY === true,
    areErrorsWatched: stderr.isTTY === true,
    hasColor: color ?? (stdout.isTTY === true && stdout.hasColors()),
    width: Math.min(stdout.columns || WIDTH_OF_PIPES, WIDEST),
  };
}
