import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { plotRisk, riskCoverage } from '../../bench/risk.ts';

const VERDICTS = [
  { confidence: 0.5, rank: 1 },
  { confidence: 0.9, rank: 1 },
  { confidence: 0.7, rank: null },
  { confidence: 0.5, rank: 2 },
];

describe('the risk', () => {
  it('is the share of wrong answers among those at least so sure, equally sure ones together', () => {
    expect(riskCoverage(VERDICTS)).toEqual([
      { coverage: 0.25, risk: 0 },
      { coverage: 0.5, risk: 0.5 },
      { coverage: 1, risk: 0.5 },
    ]);
    expect(riskCoverage([])).toEqual([]);
  });

  it('is drawn with a curve for each engine, and told in words', () => {
    const points = riskCoverage(VERDICTS);
    const curves = [
      { label: 'a & b', isOwn: false, points },
      { label: 'reader', isOwn: true, points },
    ];
    const plot = plotRisk([{ title: 'some <questions>', curves }]);
    expect(plot).toContain(
      'some &lt;questions&gt;: a &amp; b: 50.0 % wrong of the surer half, 50.0 % of all',
    );
    expect(plot.match(/stroke-width="2"/g)).toHaveLength(2);
    expect(parseDocument(plot, { xmlMode: true }).children.length).toBeGreaterThan(0);
  });

  it('has three panels in a row', () => {
    const plot = plotRisk(Array.from({ length: 4 }, () => ({ title: 'questions', curves: [] })));
    const [first, second, third, fourth] = [
      ...plot.matchAll(/<g transform="translate\((\d+) (\d+)\)">/g),
    ].map(([, left, top]) => ({ left: Number(left), top: Number(top) }));
    expect([second?.top, third?.top]).toEqual([first?.top, first?.top]);
    expect(fourth?.left).toBe(first?.left);
    expect(fourth?.top).toBeGreaterThan(first?.top ?? NaN);
  });
});
