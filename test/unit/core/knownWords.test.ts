import { describe, expect, it } from 'vitest';
import { knownAt, knownMethod, knownStory, type KnownCurve } from '../../../webview/lab/curves/knownWords.ts';

const curveOf = (scores: readonly number[], more: Partial<KnownCurve> = {}): KnownCurve => ({
  steps: scores.map((_, step) => step),
  states: [{ name: 'h', scores: Float32Array.from(scores) }],
  isShare: true,
  baseline: 0.5,
  sequences: 256,
  ...more,
});

const majority = 'Always saying the most frequent label is right in 50 %.';

describe('what a state knows, in words', () => {
  it.each([
    ['is known late', [0.5, 0.55, 1, 1, 0.99], 'From step 3 on h tells the label in 99 % to 100 %; at step 1 in 50 %.'],
    ['is known always', [1, 1, 1], 'At every step h tells the label in 100 %.'],
    ['is known at the end', [0.5, 0.5, 0.9], 'At the last step h tells the label in 90 %; at step 1 in 50 %.'],
    ['is lost', [0.5, 0.98, 0.7, 0.51], 'h tells the label in 98 % at step 2, and has lost it at the last (51 %).'],
    [
      'is lost in part',
      [0.5, 0.98, 0.7, 0.7],
      'From step 2 on h tells the label in 70 % to 98 %; at step 1 in 50 %. Most was known at step 2: 98 %, and 70 % at the last.',
    ],
    ['is never known', [0.5, 0.56, 0.5], 'At no step does h tell the label: 56 % at best.'],
    ['is no number', [0.5, NaN, NaN], 'At 2 steps h is not made of numbers, and nothing can be read.'],
    ['has one step', [0.75], 'At the only step that was looked at, h tells the label in 75 %.'],
  ])('%s', (_what, scores, text) => {
    const curve = curveOf(scores);
    expect(knownStory(curve)).toBe(`${text} ${majority}`);
  });

  it('tells of numbers by R²', () => {
    const curve = curveOf([-0.5, 0.25, 0.75], { isShare: false, baseline: 0 });
    expect(knownStory(curve)).toBe(
      'At the last step h tells the label with R² 0.75; at step 1 with R² -0.5. R² is 1 where the label is told exactly, and 0 where its mean is as near.',
    );
    expect(knownAt(curve, 3, 0)).toBe('Step 1 of 3: h R² -0.5');
  });

  it('follows a direction that walks back', () => {
    const text = knownStory(curveOf([0.5, 1, 1], { steps: [2, 1, 0] }));
    expect(text).toBe(`From step 2 back h tells the label in 100 %; at step 3 in 50 %. ${majority}`);
  });

  it('tells of both states, and of steps as they are walked', () => {
    const states = [
      { name: 'h', scores: new Float32Array([0.5, 0.5]) },
      { name: 'c', scores: new Float32Array([0.5, 1]) },
    ];
    const curve = curveOf([0, 0], { steps: [9, 0], states });
    expect(knownStory(curve)).toBe(
      `At no step does h tell the label: 50 % at best. At the last step c tells the label in 100 %; at step 10 in 50 %. ${majority}`,
    );
    expect(knownAt(curve, 10, 1)).toBe('Step 1 of 10: h 50 %, c 100 %');
    expect(knownAt({ ...curve, states: [] }, 10, 1)).toBe('Step 1 of 10: not computed');
    expect(knownMethod(curve, 10)).toContain('asked for the part that is left out; each part once. 2 of 10 steps are looked at.');
  });
});
