/** A message that people see. */
export interface Seen {
  readonly text: string;
  /** When it was there first, by `performance.now()`. */
  readonly at: number;
}

/** What people see on the platforms, by what it answers. */
export interface Witness {
  /** Somebody gets a message more. */
  readonly gets: (key: string, text: string) => void;
  /** The one message that stands for a response is now this; `null`: is gone. However often it is changed, it is one. */
  readonly reads: (key: string, text: string | null) => void;
  /** Something was asked, and is answered under this key. @param alias where else an answer to it, and to nothing asked later, may come */
  readonly expects: (key: string, alias: string | null) => void;
  /** Resolves when there is something to see. */
  readonly untilSeen: (key: string) => Promise<void>;
  readonly seenAt: (key: string) => readonly Seen[];
  /** When anything was seen last, by `performance.now()`. */
  readonly lastSeen: () => number;
  /** Messages that answer nothing. */
  readonly strays: () => number;
}

export function createWitness(): Witness {
  const messages = new Map<string, Seen[]>();
  const responses = new Map<string, Seen>();
  const names = new Map<string, string>();
  const asked = new Set<string>();
  const waiting = new Map<string, () => void>();
  let last = 0;
  const seen = (text: string): Seen => {
    last = performance.now();
    return { text, at: last };
  };

  return {
    gets(name, text) {
      const key = names.get(name) ?? name;
      messages.set(key, [...(messages.get(key) ?? []), seen(text)]);
      waiting.get(key)?.();
    },
    reads(key, text) {
      const before = responses.get(key);
      if (text === null) responses.delete(key);
      else responses.set(key, { ...seen(text), ...(before === undefined ? {} : { at: before.at }) });
      waiting.get(key)?.();
    },
    expects(key, alias) {
      asked.add(key);
      if (alias !== null) names.set(alias, key);
    },
    async untilSeen(key) {
      if (messages.has(key) || responses.has(key)) return;
      await new Promise<void>((resolve) => waiting.set(key, resolve));
      waiting.delete(key);
    },
    seenAt(key) {
      const response = responses.get(key);
      return [...(response === undefined ? [] : [response]), ...(messages.get(key) ?? [])];
    },
    lastSeen: () => last,
    strays: () => [...messages.keys()].filter((key) => !asked.has(key)).length,
  };
}
