import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;

/**
 * discord.js's own way to hold its shards, but that an event it can't make sense of is reported: by itself discord.js throws
 * inside the socket's listener, where nothing can catch it, and the process ends.
 */
export function guardedStrategy(onFault: (error: unknown) => void): BuildStrategy {
  return (manager) => {
    const emit = (...event: readonly unknown[]): boolean => {
      try {
        return Reflect.apply(manager.emit, manager, event);
      } catch (error) {
        onFault(error);
        return true;
      }
    };
    return new SimpleShardingStrategy(Object.create(manager, { emit: { value: emit } }));
  };
}
