import pc from 'picocolors';
import type { Terminal } from './terminal.ts';

/** Lines longer than this are tiring to read. In columns. */
const WIDEST = 100;
/** Of pipes, which have none, and of terminals that say 0. */
const WIDTH_OF_PIPES = 80;

/** The terminal this process runs in. Colours follow NO_COLOR, FORCE_COLOR and whether the output is a terminal. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    isInputTyped: stdin.isTTY === true,
    areErrorsWatched: stderr.isTTY === true,
    hasColor: pc.isColorSupported,
    width: Math.min(stdout.columns || WIDTH_OF_PIPES, WIDEST),
  };
}
