import { printable } from './adapters/terminal/terminal.ts';
import { createCommandLine, EXIT, sentencesAbout } from './command-line.ts';
import { loadConfig } from './config/config.ts';
import { openReader } from './inference/open-reader.ts';

const commandLine = createCommandLine({ variables: loadConfig(), streams: process, openReader, warn });

/** Then errors that follow from it aren't reported. */
let isOutputLost = false;

// The reader of the output may stop early (`| head -1`): that ends the program, and is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') sentencesAbout(error).forEach(warn);
  isOutputLost = true;
  const exit = () => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
  commandLine.close().then(exit, exit);
});

process.exitCode = await commandLine.run(process.argv.slice(2));
// A platform's SDK may still be connecting, and would keep a service alive that has stopped or couldn't start.
if (commandLine.isService()) process.exit();

/** The sentence may quote a server or a file, so what would control the terminal is replaced. */
function warn(sentence: string): void {
  if (!isOutputLost) process.stderr.write(`kursk: ${printable(sentence)}\n`);
}
