// Loaded before a program (`node --import shifted-clock.js?by=60000`): its clock is ahead by so many milliseconds. Timers aren't.

const by = Number(new URL(import.meta.url).searchParams.get('by'));
const now = Date.now.bind(Date);

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + by] : args));
  }

  static now() {
    return now() + by;
  }
};
