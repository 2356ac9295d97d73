import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withVariable } from '../../src/config/env-file.ts';

describe('a variable of a .env file', () => {
  it.each([
    ['', 'LIMIT=2\n'],
    ['HOST=a', 'HOST=a\nLIMIT=2\n'],
    ['# a\r\nHOST=a\r\n', '# a\r\nHOST=a\r\nLIMIT=2\r\n'],
    ['A=1\nLIMIT=1\nB=2', 'A=1\nLIMIT=2\nB=2'],
    ['A=1\r\n  LIMIT = "1" # old\r\nB=2\r\n', 'A=1\r\nLIMIT=2\r\nB=2\r\n'],
    ['export LIMIT=1\n', 'LIMIT=2\n'],
    ['LIMIT=\n', 'LIMIT=2\n'],
    ['LIMIT=0\nLIMIT=1\n', 'LIMIT=0\nLIMIT=2\n'],
    ['# LIMIT=1\nMY_LIMIT=1\nLIMITS=1\n', '# LIMIT=1\nMY_LIMIT=1\nLIMITS=1\nLIMIT=2\n'],
    ['\xEF\xBB\xBFA=\xC3\xA9\n', '\xEF\xBB\xBFA=\xC3\xA9\nLIMIT=2\n'],
  ])('is set in place, or at the end: %j', (before, after) => {
    expect(withVariable(before, 'LIMIT', '2')).toBe(after);
  });

  it('is not set where its line is a part of another value', () => {
    expect(withVariable('KEY="a\nLIMIT=1\nb"\n', 'LIMIT', '2')).toBe(null);
  });

  it('changes no other, whatever the file holds', () => {
    const piece = fc.oneof(
      fc.constantFrom('LIMIT', 'A', 'B', '=', '1', '"', "'", '`', '#', ' ', '\n', '\r\n', 'export '),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const before = pieces.join('');
        const after = withVariable(before, 'LIMIT', '0.1,0.2');
        if (after !== null) expect(parseEnv(after)).toEqual({ ...parseEnv(before), LIMIT: '0.1,0.2' });
      }),
    );
  });
});
