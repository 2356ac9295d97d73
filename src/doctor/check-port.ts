import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import type { Finding } from './finding.ts';
import { whoAnswers } from './who-answers.ts';

/** What stands for every address of the machine can't be asked everywhere. */
const ASKED = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Whether the service listens, or could. */
export async function checkPort({ host, port }: Config['server'], patience: number): Promise<Finding> {
  const place = `Port ${port} of ${host}`;
  const problem = await problemOfListening(host, port);
  if (problem === null)
    return {
      status: 'ok',
      found: port === 0 ? `Any free port of ${host} will be taken.` : `${place} is free for the service.`,
    };
  const name = ASKED.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  const answering = await whoAnswers(`http://${name}:${port}`, patience);
  if (answering.who === 'kursk')
    return { status: 'ok', found: `Kursk ${answering.version} listens on port ${port} of ${host}.` };
  return {
    status: 'fail',
    found: `${place} can’t be listened on: ${problem}.`,
    fix: 'Set PORT or HOST to another.',
  };
}

/** Why nothing can listen there; `null` where it can. */
async function problemOfListening(host: string, port: number): Promise<string | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
