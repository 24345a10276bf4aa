import { describe, expect, it } from 'vitest';
import { parameterCount, parameterText } from '../../../src/core/words/inline/parameterCount.ts';
import { describeModule } from '../../../src/torch/input/describe.ts';
import { nn } from '../../../src/torch/index.ts';

type Options = ConstructorParameters<typeof nn.LSTM>[0];

/** The value of a sum of products, some of them of sums in brackets. */
function valueOf(sum: string): number {
  const inside = sum.replaceAll(/\(([^()]*)\)/gu, (_, within: string) => String(valueOf(within)));
  return inside.split(' + ').reduce((total, product) => total + product.split('×').reduce((so, factor) => so * Number(factor), 1), 0);
}

describe('how many parameters a module has', () => {
  const shapes: Options[] = [{}, { bidirectional: true }, { numLayers: 2 }, { numLayers: 4, bidirectional: true }, { bias: false }].map(
    more => ({ inputSize: 3, hiddenSize: 5, ...more }),
  );

  it.each(['RNN', 'GRU', 'LSTM'] as const)('is what the sum of an nn.%s gives, in every shape', kind => {
    for (const options of shapes) {
      const module = describeModule(new nn[kind](options));
      if (!module) throw new Error('It is no module.');
      const count = parameterCount(module);
      expect([module.text, valueOf(count?.sum ?? '0')]).toEqual([module.text, module.parameters]);
      expect(count?.withOneBias === null).toBe(options.bias === false);
    }
    const cell = describeModule(new nn[`${kind}Cell`]({ inputSize: 3, hiddenSize: 5 }));
    expect(valueOf((cell && parameterCount(cell))?.sum ?? '0')).toBe(cell?.parameters);
  });

  it('is told as it is read', () => {
    const text = (of: string, parameters: number): string => parameterText({ text: of, parameters });
    expect(text('LSTM(8, 16, batchFirst=true)', 1664)).toBe('1,664 parameters = 4 × (16×8 + 16×16 + 16 + 16)');
    expect(text('RNN(8, 16)', 416)).toBe('416 parameters = 16×8 + 16×16 + 16 + 16');
    expect(text('LSTM(8, 16, numLayers=2, bidirectional=true)', 9728)).toBe(
      '9,728 parameters = 2 × 4 × (16×8 + 16×16 + 16 + 16) + 2 × 4 × (16×32 + 16×16 + 16 + 16)',
    );
  });

  it('has no sum where a module is none of these, or has another number', () => {
    const text = (of: string, parameters: number): string => parameterText({ text: of, parameters });
    expect(text('Linear(8, 2)', 18)).toBe('18 parameters');
    expect(text('Model(gru=GRU(1, 8), fc=Linear(8, 2))', 282)).toBe('282 parameters');
    expect(text('LSTM(8, 16)', 1600)).toBe('1,600 parameters');
  });
});
