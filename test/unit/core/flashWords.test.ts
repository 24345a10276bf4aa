import { describe, expect, it } from 'vitest';
import { flashAt, flashMethod, flashRefusal, flashScale, flashStory, onScale, powerText } from '../../../webview/lab/curves/flashWords.ts';

const curve = (name: string, ...norms: number[]) => ({ name, norms: Float32Array.from(norms) });

describe('a scale of powers of ten', () => {
  it.each([
    [[0.02, 3], 1, -2],
    [[1], 0, -1],
    [[1e-30, 1], 0, -12],
    [[0, NaN, Infinity], 0, -1],
    [[0.002, 0.002], -2, -3],
  ])('has room for %j', (norms, top, bottom) => {
    expect(flashScale([curve('x', ...norms)])).toEqual({ top, bottom });
  });

  it('shows each power as far from the next', () => {
    const scale = { top: 1, bottom: -3 };
    expect([10, 1, 0.1, 0.001, 0].map(norm => onScale(scale, norm))).toEqual([1, 0.75, 0.5, 0, 0]);
    expect([0, 1, -12].map(powerText)).toEqual(['1', '10^1', '10^-12']);
  });
});

describe('what moves the answer, in words', () => {
  const steps = [0, 1, 2];
  it.each([
    ['fades', [0.001, 0.1, 2], 'As trained, step 1 moves the answer 10^-3.3 times as strongly as step 3, which moves it most.'],
    ['stays', [0.5, 0.25, 1], 'As trained, step 1 moves the answer 0.5 times as strongly as step 3, which moves it most.'],
    ['grows', [3, 2, 1], 'As trained, step 1 moves the answer most.'],
    ['is cut off', [0, 0.5, 1], 'As trained, step 3 moves the answer most, and step 1 not at all.'],
    ['is nothing', [0, 0, 0], 'As trained, no step moves the answer: all gradients are 0.'],
    ['is no number', [NaN, Infinity, 1], 'As trained: at 2 steps the gradient is not a finite number.'],
  ])('%s', (_what, norms, text) => {
    expect(flashStory([curve('as trained', ...norms)], steps, false)).toBe(text);
  });

  it('goes the other way in the direction that walks back', () => {
    expect(flashStory([curve('as it is', 1, 0.5, 0.25)], steps, true)).toBe(
      'As it is, step 3 moves the answer 0.25 times as strongly as step 1, which moves it most.',
    );
  });

  it('says what stands at a step, and how it was computed', () => {
    expect(flashAt([curve('as trained', 0.25), curve('before training', 1e-7)], [4], 20, 0)).toBe(
      'Step 5 of 20: as trained 0.25, before training 1.00e-7',
    );
    const answer = { kind: 'flash', steps, values: [], subject: 'lead', hasDial: true, hasBefore: false, sequences: 256 } as const;
    expect(flashMethod(answer, 'c', 900)).toContain('the mean of 256 sequences, on a scale of powers of ten. What c does on its way');
    expect(flashMethod(answer, 'h', 900)).toContain('3 of 900 steps are looked at.');
    expect([flashRefusal('threw'), flashRefusal('gone')].map(text => text.slice(0, 24))).toEqual([
      'The forward of this mode',
      'The model of this run is',
    ]);
  });
});
