import { createInterface } from 'node:readline';
import pc from 'picocolors';
import type { Bot } from '../../../core/bot/bot.ts';
import type { Reply, ReplyControl } from '../../../core/bot/reply.ts';
import { type Action, type Request, readCommand } from '../../../core/bot/request.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { renderReply } from '../rendering/render-reply.ts';
import { printable, type Terminal, write } from '../terminal.ts';

/** Has every permission. */
const ASKER: Request['asker'] = { id: 'terminal', name: 'terminal', isAdmin: true, locale: null };

/** Answers line by line until the input ends or somebody quits. In a terminal, arrow keys bring back earlier lines. */
export async function chat(terminal: Terminal, bot: Pick<Bot, 'handle'>): Promise<void> {
  const { input, output, isInputTty, hasColor } = terminal;
  const { bold, dim } = pc.createColors(hasColor);
  let conversation = 0;
  let controls: readonly ReplyControl[] = [];

  if (isInputTty) {
    await perform({ kind: 'sources' });
    await write(output, english.chat.help);
  }
  const prompt = isInputTty ? bold('> ') : '';
  const lines = createInterface({ input, output, prompt, terminal: isInputTty, crlfDelay: Infinity });
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
    if (line.trim() !== '') await handleLine(line.trim());
    // The input may have ended while its last lines still wait here.
    if (isOpen) lines.prompt();
  }
  // After Ctrl-C or Ctrl-D, the shell's prompt would otherwise be on the same line.
  if (isInputTty && !hasQuit) await write(output, '\n');
  lines.close();

  async function handleLine(line: string): Promise<void> {
    const parsed = parseLine(line, controls);
    switch (parsed) {
      case 'help':
        return write(output, `${english.chat.help}\n`);
      case 'new':
        conversation += 1;
        return write(output, `${english.chat.forgotten}\n\n`);
      case 'unknown':
        return write(output, `${english.chat.unknown(printable(line))}\n${english.chat.help}\n`);
      default:
        return perform(parsed);
    }
  }

  async function perform(action: Action): Promise<void> {
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
    // Shown afterwards: an output that is closed must not count as a failed delivery.
    for (const reply of replies) await show(reply);
  }

  async function show(reply: Reply): Promise<void> {
    // In a terminal, the question is already on the screen.
    const parts = reply.parts.filter(({ kind }) => kind !== 'question' || !isInputTty);
    controls = reply.controls.length > 0 ? reply.controls : controls;
    const commands = isInputTty && reply.controls.length > 0 ? `\n${dim(commandsOf(reply.controls))}\n` : '';
    await write(output, `${renderReply({ parts }, terminal)}${commands}\n`);
  }
}

/** The commands that press these controls. */
function commandsOf(controls: readonly ReplyControl[]): string {
  return controls
    .map(({ kind, rank }) => `/${kind}${rank === null || rank === 1 ? '' : ` ${rank}`}`)
    .join('  ');
}

/** "/context", "/context 2", "/down it is out of date". */
const COMMAND = /^\/(?<name>[a-z]+)(?:\s+(?<rest>.*))?$/su;

/** A line is a question, a command of the chat or of the bot, or presses a control of the last reply by its kind. */
function parseLine(line: string, controls: readonly ReplyControl[]): Action | 'help' | 'new' | 'unknown' {
  // As on chat platforms.
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
