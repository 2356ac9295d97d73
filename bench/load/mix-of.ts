import type { Ways } from '../../tests/support/load/stage.ts';
import type { Way } from '../../tests/support/load/way.ts';

/** How people ask, one after the other, again and again: half of them on each platform; an assumption, not a measurement. */
export function mixOf({ mention, direct, slash, shortcut, command, menu }: Ways): Way[] {
  return [
    ...[mention, command, slash, command, mention, command, direct, command, slash, menu],
    ...[mention, command, slash, command, shortcut, command, mention, command, direct, command],
  ];
}
