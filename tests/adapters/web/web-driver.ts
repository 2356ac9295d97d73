import { parseHTML } from 'linkedom';
import type { Bot } from '../../../src/core/bot/bot.ts';
import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';
import { serveWeb } from '../../support/serve-web.ts';
import type { AdapterDriver, Shown } from '../adapter-driver.ts';

type Document = ReturnType<typeof parseHTML>['document'];

/** A browser without script, as far as the contract needs one: it keeps its cookie and its pages. */
export function webDriver(): AdapterDriver {
  const pages: Document[] = [];
  const sent: string[] = [];
  let cookie = '';

  async function open(url: string, init: RequestInit = {}): Promise<void> {
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const text = await response.text();
    sent.push(text);
    pages.push(parseHTML(text).document);
  }

  function formOf(kind: ControlKind) {
    for (const page of pages.toReversed()) {
      const form = page.querySelector(`form[data-kind=${kind}], [data-kind=${kind}] form`);
      if (form !== null) return form;
    }
    throw new Error(`no ${kind} is shown`);
  }

  /** What is on the page already, and only has to be unfolded. */
  function unfoldedOf(kind: ControlKind): string | null {
    const folded = pages.at(-1)?.querySelector(`details.surroundings[data-kind=${kind}] .context`);
    return folded?.outerHTML ?? null;
  }

  return {
    name: 'the web',
    abilities: {
      asking: ['direct'],
      acknowledges: false,
      redelivers: false,
      hides: true,
      keepsControls: true,
      controls: ['more', 'context', 'up', 'down', 'gap', 'forget'],
    },
    hazards: () => sent.flatMap(hazardsOf),
    async start(bot: Bot) {
      const web = await serveWeb([], { bot });

      function press(kind: ControlKind, reason: string, change: (sealed: string) => string): Promise<void> {
        const form = formOf(kind);
        const body = new URLSearchParams({ reason });
        for (const input of form.querySelectorAll('input')) {
          const [name, value] = [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''];
          body.set(name, name === 'control' ? change(value) : value);
        }
        return open(`${web.address}/press`, { method: 'POST', body, headers: { origin: web.address } });
      }

      return {
        ask(question) {
          const after = pages.at(-1)?.querySelector('input[name=after]')?.getAttribute('value') ?? '';
          return open(`${web.address}/ask?${new URLSearchParams({ q: question, after })}`);
        },
        command: (name) => open(`${web.address}/${name}`),
        async press(kind, reason = '') {
          const unfolded = unfoldedOf(kind);
          if (unfolded === null) return press(kind, reason, (sealed) => sealed);
          pages.push(parseHTML(`<main>${unfolded}</main>`).document);
        },
        pressForged: (kind) =>
          press(kind, '', (sealed) => sealed.slice(0, -1) + (sealed.endsWith('A') ? 'Q' : 'A')),
        acknowledged: () => 0,
        shown: () => pages.map(shownOn),
        async stop() {
          await web.stop();
          await bot.stop();
        },
      };
    },
  };
}

function shownOn(page: Document): Shown {
  const { document } = parseHTML(page.toString());
  for (const form of document.querySelectorAll('form, details')) form.remove();
  return { text: document.querySelector('main')?.textContent ?? '', audience: 'asker' };
}

/** Elements and addresses that aren't the pages' own, and characters that work unseen. */
function hazardsOf(text: string): string[] {
  const { document } = parseHTML(text);
  const elements = [
    ...document.querySelectorAll(
      'script:not([src^="/assets/"]), a:not([href^="/"], [href^="#"]), b, img, iframe',
    ),
  ];
  return [
    ...elements.map((element) => element.outerHTML),
    ...(text.match(/[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu) ?? []),
  ];
}
