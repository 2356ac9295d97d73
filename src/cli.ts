import { printable } from './adapters/terminal/terminal.ts';
import { createCommandLine, EXIT, sentencesAbout } from './commands/command-line.ts';
import { loadConfig } from './config/config.ts';
import { openEmbedder } from './inference/open-embedder.ts';
import { openReader } from './inference/open-reader.ts';

const commandLine = createCommandLine({
  variables: loadConfig(),
  streams: process,
  openReader,
  openEmbedder,
  // Imported when it is needed, so that no other command waits for the platforms' SDKs.
  runService: async (context) => (await import('./main.ts')).main(context),
  warn,
});

/** Errors that follow from it aren't reported. */
let isOutputLost = false;

// Whoever reads the output may stop early, as in `kursk ask … | head -1`: that ends the program, but isn't a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') sentencesAbout(error).forEach(warn);
  isOutputLost = true;
  const exit = () => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
  commandLine.close().then(exit, exit);
});

process.exitCode = await commandLine.run(process.argv.slice(2));
// A platform's SDK may still be connecting, which would keep a stopped service alive.
if (commandLine.isService()) process.exit();

/** @param sentence may quote a server or a file, hence `printable` */
function warn(sentence: string): void {
  if (!isOutputLost) process.stderr.write(`kursk: ${printable(sentence)}\n`);
}
