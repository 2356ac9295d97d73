import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { chat } from '../../../src/adapters/terminal/handlers/chat.ts';
import type { AdapterDriver, RunningAdapter, Shown } from '../adapter-driver.ts';

/** What draws the bar beside a quote. */
const BAR = /^│ /gm;
/** What a terminal obeys. */
const OBEYED = /(?![\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** A chat in a terminal that is a pipe. */
export function terminalDriver(): AdapterDriver {
  const shown: Shown[] = [];
  let sent = '';

  return {
    name: 'the terminal',
    abilities: {
      asking: ['direct'],
      acknowledges: false,
      redelivers: false,
      hides: false,
      keepsControls: false,
      controls: ['more', 'context', 'up', 'down', 'gap', 'forget'],
    },
    hazards: () => sent.match(OBEYED) ?? [],
    async start(bot): Promise<RunningAdapter> {
      const input = new PassThrough();
      const output = new PassThrough({ encoding: 'utf8' });
      const ended = chat(
        {
          input,
          output,
          errors: output,
          isInputTty: false,
          isErrorsTty: false,
          hasColor: false,
          width: 80,
        },
        bot,
      );

      async function type(line: string): Promise<void> {
        input.write(`${line}\n`);
        // The chat writes all that it has to say to a line at once.
        await once(output, 'readable');
        const text: string = output.read();
        sent += text;
        shown.push({ text: text.replaceAll(BAR, ''), audience: 'asker' });
      }

      return {
        ask: (question) => type(question),
        command: (name) => type(`/${name}`),
        press: (kind, reason = '') => type(kind === 'down' ? `/down ${reason}` : `/${kind}`),
        pressForged: () => Promise.reject(new Error('Nothing comes back from a terminal.')),
        acknowledged: () => 0,
        shown: () => shown,
        async stop() {
          input.end();
          await ended;
        },
      };
    },
  };
}
