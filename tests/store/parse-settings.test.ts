import { expect, it } from 'vitest';
import { parseSettings } from '../../src/store/channel-settings.ts';

it.each([
  ['{"answers":"public","listens":"sometimes","color":"red"}', { answers: 'public' }],
  ['{"answers":null,"articles":["mill"]}', { articles: ['mill'] }],
  ['{"answers":', {}],
  ['null', {}],
])('of %s, what this version knows is taken, and the rest is left to the operator', (json, settings) => {
  expect(parseSettings(json)).toEqual(settings);
});
