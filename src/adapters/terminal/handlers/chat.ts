import { createInterface } from 'node:readline';
import pc from 'picocolors';
import type { Bot } from '../../../core/bot/bot.ts';
import type { Reply, ReplyControl } from '../../../core/bot/reply.ts';
import { type Action, type Request, readCommand } from '../../../core/bot/request.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { renderReply } from '../rendering/render-reply.ts';
import { printable, type Terminal, write } from '../terminal.ts';

/** Whoever sits at the terminal may do everything. */
const ASKER: Request['asker'] = { id: 'terminal', name: 'terminal', isAdmin: true, locale: null };

/** Talks until the input ends or somebody quits. Arrow keys bring earlier questions back where somebody types. */
export async function chat(terminal: Terminal, bot: Pick<Bot, 'handle'>): Promise<void> {
  const { input, output, isInputTty: isInputTyped, hasColor } = terminal;
  const { bold, dim } = pc.createColors(hasColor);
  let conversation = 0;
  let controls: readonly ReplyControl[] = [];

  if (isInputTyped) {
    await say({ kind: 'sources' });
    await write(output, english.chat.help);
  }
  const prompt = isInputTyped ? bold('> ') : '';
  const lines = createInterface({ input, output, prompt, terminal: isInputTyped, crlfDelay: Infinity });
  let isOpen = true;
  let hasQuit = false;
  lines.once('close', () => {
    isOpen = false;
  });
  lines.once('SIGINT', () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    hasQuit = line.trim() === '/quit';
    if (hasQuit) break;
    if (line.trim() !== '') await obey(line.trim());
    // The input may have ended while the last lines of it wait here; then there is nobody to prompt.
    if (isOpen) lines.prompt();
  }
  // The line of whoever pressed Ctrl-C or Ctrl-D isn't ended: what the shell shows next would stand in it.
  if (isInputTyped && !hasQuit) await write(output, '\n');
  lines.close();

  async function obey(line: string): Promise<void> {
    const meant = parseLine(line, controls);
    switch (meant) {
      case 'help':
        return write(output, `${english.chat.help}\n`);
      case 'new':
        conversation += 1;
        return write(output, `${english.chat.forgotten}\n\n`);
      case 'unknown':
        return write(output, `${english.chat.unknown(printable(line))}\n${english.chat.help}\n`);
      default:
        return say(meant);
    }
  }

  async function say(action: Action): Promise<void> {
    const place = { platform: 'terminal', workspace: null, channel: 'chat' } as const;
    const request: Request = {
      event: null,
      asker: ASKER,
      place: { ...place, conversation: String(conversation) },
      action,
    };
    const replies: Reply[] = [];
    await bot.handle(request, async (reply) => {
      replies.push(reply);
    });
    // Not while it is dealt with: where nobody reads on, the chat ends, and the bot has done nothing wrong.
    for (const reply of replies) await show(reply);
  }

  async function show(reply: Reply): Promise<void> {
    // Whoever types has just seen the question.
    const parts = reply.parts.filter(({ kind }) => kind !== 'question' || !isInputTyped);
    controls = reply.controls.length > 0 ? reply.controls : controls;
    const choice = isInputTyped && reply.controls.length > 0 ? `\n${dim(choiceOf(reply.controls))}\n` : '';
    await write(output, `${renderReply({ parts }, terminal)}${choice}\n`);
  }
}

function choiceOf(controls: readonly ReplyControl[]): string {
  return controls
    .map(({ kind, rank }) => `/${kind}${rank === null || rank === 1 ? '' : ` ${rank}`}`)
    .join('  ');
}

/** "/context", "/context 2", "/down it is out of date". */
const COMMAND = /^\/(?<name>[a-z]+)(?:\s+(?<rest>.*))?$/su;

/** What a line of a chat means: a question; a command of the chat or of the bot; a control of the reply before, by its kind. */
function parseLine(line: string, controls: readonly ReplyControl[]): Action | 'help' | 'new' | 'unknown' {
  // As on chat platforms, where the word alone asks for it.
  if (line.toLowerCase() === 'help') return 'help';
  if (!line.startsWith('/')) return { kind: 'ask', question: line, way: 'direct' };
  const { name = '', rest = '' } = COMMAND.exec(line)?.groups ?? {};
  if (rest === '' && (name === 'help' || name === 'new')) return name;
  const rank = rest === '' ? 1 : Number(rest);
  const control = controls.find((one) => one.kind === name && (one.rank === null || one.rank === rank));
  if (control !== undefined)
    return { kind: 'press', control: control.sealed, question: null, reason: rest || null };
  const command = readCommand(line.slice(1), 'direct');
  return command.kind === 'ask' || command.kind === 'help' ? 'unknown' : command;
}
