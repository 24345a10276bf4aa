import * as tf from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { moduleGates } from '../../../src/recorder/values/moduleGates.ts';
import { summarizeTensor } from '../../../src/recorder/values/summarizeTensor.ts';
import { torchHooks } from '../../../src/recorder/torchHooks.ts';
import { gateLimits } from '../../../src/core/run/valueLimits.ts';
import { manualSeed, nn, ones, randn, tensor, zeros } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { formatValue } from '../../../src/torch/text/formatValue.ts';

const { PackedSequence, packPaddedSequence, packSequence, padPackedSequence, padSequence } = nn.utils.rnn;
const first = { batchFirst: true } as const;

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

describe('what cannot be packed is told in one sentence', () => {
  const x = (): tf.Tensor => zeros(3, 5, 2);
  it.each<[string, () => unknown, RegExp]>([
    ['lengths that rise', () => packPaddedSequence(x(), [2, 5, 3], first), /longest sequences first, but row 1 has 5 steps after 2\. Pass enforceSorted: false/u],
    ['a length of 0', () => packPaddedSequence(x(), [5, 3, 0], first), /the length of row 2 is 0, but each sequence needs at least one step/u],
    ['a length above the steps', () => packPaddedSequence(x(), [6, 3, 2], first), /row 0 is 6, but the input is \[3, 5, 2\], batch × time × features, so no row has more than 5/u],
    ['too few lengths', () => packPaddedSequence(x(), [5, 3], first), /got 2 lengths for a batch of 3: the input is \[3, 5, 2\], read as batch × time/u],
    ['time and batch in the wrong order', () => packPaddedSequence(x(), [5, 3, 2]), /got 3 lengths for a batch of 5.*because batchFirst is false/u],
    ['half a step', () => packPaddedSequence(x(), [5, 2.5, 1], first), /row 1 is 2\.5, but a length is a whole number of steps/u],
    ['a tensor of half steps', () => packPaddedSequence(x(), tensor([4.5, 2, 1]), first), /row 0 is 4\.5, but a length is a whole number/u],
    ['no lengths', () => packPaddedSequence(x(), first as never), /takes the length of each sequence as a list of numbers, such as \[5, 3, 2\], but got an object/u],
    ['lengths with two axes', () => packPaddedSequence(x(), tensor([[5, 3, 2]]), first), /but got a tensor of \[1, 3\]/u],
    ['one axis', () => packPaddedSequence(zeros(5), [5]), /needs the axes batch and time, but the input is \[5\]/u],
    ['no sequences', () => packPaddedSequence(zeros(0, 2, 1), [], first), /needs at least one sequence/u],
    ['an option in the spelling of Python', () => packPaddedSequence(x(), [5, 5, 5], { batch_first: true } as never), /write batchFirst instead of batch_first/u],
    ['a tensor where a packed sequence belongs', () => padPackedSequence(x() as never), /needs a packed sequence, as packPaddedSequence makes one/u],
    ['a packed sequence where a tensor belongs', () => new nn.Linear(2, 1).forward(packSequence([ones(2, 2)]) as never), /got a packed sequence: its steps are packed\.data/u],
    ['too short a total', () => padPackedSequence(packSequence([ones(3, 1)]), { totalLength: 2 }), /totalLength must be a whole number of at least 3/u],
    ['nothing to pad', () => padSequence([]), /needs at least one sequence, but the list is empty/u],
    ['sequences of other features', () => padSequence([ones(2, 3), ones(4, 2)]), /differ only in their first axis, time, but sequence 0 is \[2, 3\] and sequence 1 is \[4, 2\]/u],
    ['features of another size', () => new nn.GRU({ inputSize: 3, hiddenSize: 2 }).forward(packSequence([ones(2, 2)])), /nn\.GRU expected the data of the packed sequence to be steps × 3 features/u],
    ['a state of another batch', () => new nn.GRU({ inputSize: 2, hiddenSize: 2 }).forward(packSequence([ones(2, 2)]), zeros(1, 2, 2)), /initial state h0 to be \[1, 1, 2\]/u],
    ['sizes that are not those of the data', () => new PackedSequence(ones(4, 1), tensor([2, 1])), /and 4 in all, as data has steps; but they are \[2, 1\]/u],
    ['indices that are no order', () => new PackedSequence(ones(3, 1), tensor([2, 1]), tensor([0, 0]), tensor([0, 1])), /each row from 0 to 1 once/u],
    ['a name of PyTorch', () => (packSequence([ones(2, 1)]) as unknown as Record<string, unknown>)['batch_sizes'], /no batch_sizes of a packed sequence here: write batchSizes/u],
  ])('%s', (_, run, sentence) => {
    expect(run).toThrow(sentence);
  });
}); // prettier-ignore

describe('a packed sequence', () => {
  it('is printed with all its parts, and told in short', () => {
    const packed = packSequence([ones(1, 1), ones(2, 1).mul(2)], { enforceSorted: false });
    expect(formatValue(packed)).toBe(
      'PackedSequence(data=tensor([[2.],\n        [1.],\n        [2.]]), batchSizes=tensor([2, 1]), sortedIndices=tensor([1, 0]), unsortedIndices=tensor([1, 0]))',
    );
    expect(torchHooks.nameInLibrary(packed)).toBe('packed 2 rows, 3 steps');
    expect(torchHooks.nameInLibrary(packSequence([ones(1, 1)]))).toBe('packed 1 row, 1 step');
    expect(torchHooks.nameInLibrary({})).toBe(null);
  });

  it('keeps whole numbers whole, and takes lengths as a tensor', () => {
    const padded = padSequence([tensor([4, 5, 6]), tensor([7])], { batchFirst: true, paddingValue: -1 });
    expect([padded.dtype, padded.tolist()]).toEqual(['int32', [[4, 5, 6], [7, -1, -1]]]); // prettier-ignore
    const packed = packPaddedSequence(padded, tensor([3, 1]), first);
    expect(packed.data.tolist()).toEqual([4, 7, 5, 6]);
    expect(padPackedSequence(packed, { totalLength: 4 })[0].tolist()).toEqual([[4, 7], [5, 0], [6, 0], [0, 0]]); // prettier-ignore
  });
});

describe('the gates of a packed batch', () => {
  it('are told by their means over the steps that there were', () => {
    manualSeed(2);
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, batchFirst: true });
    gru.forward(packPaddedSequence(randn(3, 4, 1), [4, 1, 2], { ...first, enforceSorted: false }));
    const { update } = gru.gates;
    const real = [...update.dataSync()].filter(value => !Number.isNaN(value));
    expect(real).toHaveLength(14);
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const told = moduleGates(gru, torchHooks, gateLimits.workOfRun).found?.find(({ name }) => name === 'update');
    expect(told?.mean).toBeCloseTo(mean(real), 6);
    expect(told?.steps).toBe(4);
    const byTime = update.unstack(1).map(step => mean([...step.dataSync()].filter(value => !Number.isNaN(value))));
    for (const [time, value] of (told?.overTime ?? []).entries()) expect(value).toBeCloseTo(byTime[time] ?? NaN, 6);
    expect(mean(told?.ofUnits ?? [])).toBeCloseTo(mean(real), 6);
    // What is painted behind a line counts no gap as a fault.
    const inline = summarizeTensor(update, torchHooks, true);
    expect(inline).toMatchObject({ nanCount: 0, stats: { mean: told?.mean } });
  });

  it('still say so where a real step is NaN', () => {
    const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2, batchFirst: true });
    gru.forward(packPaddedSequence(ones(2, 2, 1).mul(NaN), [2, 1], first));
    expect(moduleGates(gru, torchHooks, gateLimits.workOfRun)).toMatchObject({ found: null, absent: 'its gates hold NaN' });
    expect(summarizeTensor(gru.gates.update, torchHooks, true)).toMatchObject({ nanCount: 6 });
  });
});
