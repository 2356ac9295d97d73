import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { EngineSpeed } from '../../../bench/speed/measure-engine.ts';
import { placeLabels } from '../../../bench/speed/place-labels.ts';
import { plotSpeed } from '../../../bench/speed/plot-speed.ts';
import { renderSpeed } from '../../../bench/speed/render-speed.ts';

const NAMES = ['Kursk', 'A & B', 'Third, <fast>', 'Fourth engine', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

const speeds = [54, 3881].flatMap((passages) =>
  NAMES.map(
    (engine, place): EngineSpeed => ({
      engine,
      size: passages === 54 ? 'small' : 'medium',
      passages,
      build: 12.34,
      startUp: 0.123,
      memory: { built: 1_234_567, asked: 2_000_000 },
      latency: {
        timed: place === 3 ? 40 : 500,
        p50: 0.02 * 3 ** place,
        p99: place === 0 ? null : 3 ** place,
      },
      foundFirst: { questions: 20, share: place === 1 ? null : 0.5 + place / 100 },
    }),
  ),
);

describe('the plot', () => {
  const plot = plotSpeed(speeds);

  it('is well-formed', () => {
    const open: string[] = [];
    for (const [, end, name = '', own] of plot.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (own === '') open.push(name);
    }
    expect(open).toEqual([]);
    expect(plot.replaceAll(/<\/?[a-z]+(?: [a-zA-Z0-9-]+="[^"<&]*")* ?\/?>/g, '')).not.toMatch(
      /[<>]|&(?!amp;|lt;|gt;)/,
    );
    expect(plot).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('has one label for each engine at each size, but none where nothing was judged', () => {
    const labels = [...plot.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, label]) => label);
    const counts = [
      'Kursk',
      'A &amp; B',
      'Third, &lt;fast&gt;',
      'Fourth engine (40 asked)',
      '54 passages',
    ].map((label) => labels.filter((one) => one === label).length);
    expect(counts).toEqual([2, 0, 2, 2, 1]);
    expect(plot.match(/<circle/g)).toHaveLength(2 * (NAMES.length - 1));
  });

  it('says what it shows to those who cannot see it', () => {
    expect(plot).toContain('<title id="title">');
    expect(plot).toContain('3,881 passages: Kursk 50.0 % in 20 µs;');
    expect(parseDocument(plot, { xmlMode: true }).children.length).toBeGreaterThan(0);
  });
});

describe('labels', () => {
  const bounds = { x: 0, y: 0, width: 290, height: 300 };

  it('do not overlap, not even those of points in one place', () => {
    const points = Array.from({ length: 8 }, () => ({ x: 150, y: 150, width: 80, height: 14 }));
    const boxes = placeLabels(points, bounds, [{ x: 145, y: 145, width: 10, height: 10 }]);
    for (const [place, a] of boxes.entries()) {
      for (const b of boxes.slice(place + 1)) {
        const isApart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart).toBe(true);
      }
    }
  });

  it('stay within the bounds', () => {
    const points = [0, 290].map((x) => ({ x, y: 0, width: 80, height: 14 }));
    for (const { x, y, width } of placeLabels(points, bounds, [])) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(290);
      expect(y).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the table', () => {
  it('has two significant digits of times, and a dash for what is unknown', () => {
    const [heading, ...rows] = renderSpeed(speeds.slice(0, 2)).split('\n').slice(2);
    expect(heading).toBe('54 passages');
    expect(rows[0]?.split(/\s+/)).toEqual([
      '',
      'Kursk',
      '50.0',
      '20',
      '0.020',
      '–',
      '500',
      '12',
      '0.12',
      '1.2',
      '2.0',
    ]);
  });
});
