import { expect, it } from 'vitest';
import { renderLimits, reportLimits } from '../../src/evaluation/limits-report.ts';

const limits = { now: { unsure: 0.1, answered: 0.5 }, fitted: { unsure: 0.2, answered: 0.75 } };
const right = { answerable: true, confidence: 0.8, rank: 1 };
const wrong = { answerable: false, confidence: 0.6, rank: null };

it('a report of limits shows those of now and those that were fitted, and how to set these', () => {
  expect(renderLimits(reportLimits([right, wrong], 0.125, limits))).toBe(
    [
      '        ───── from ─────  ──────── of all ─────────   answered   ──── silent ────',
      '        unsure  answered  answered  wrongly  unsure   precision  wrongly  rightly',
      'now      0.100     0.500     100.0     50.0     0.0        50.0      0.0      0.0',
      'fitted   0.200     0.750      50.0      0.0    50.0       100.0      0.0      0.0',
      '',
      'Fitted on 2 questions, 1 of them without an answer: of questions like these, 12.5 % or fewer get a wrong answer.',
      'LEAST_CONFIDENCE=0.2,0.75',
      '',
    ].join('\n'),
  );
});

it('a report says so where no question is without an answer', () => {
  expect(renderLimits(reportLimits([right], 0.1, limits))).toContain('People also ask what');
  expect(renderLimits(reportLimits([right, wrong], 0.1, limits))).not.toContain('People also ask what');
});

it('a report says so where nothing is answered', () => {
  const silent = { ...limits, fitted: { unsure: 0.2, answered: 0.9 } };
  expect(renderLimits(reportLimits([right, wrong], 0.1, silent))).toContain('nothing is answered');
  expect(renderLimits(reportLimits([right, wrong], 0.1, limits))).not.toContain('nothing is answered');
});
