import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { manualSeed, nn, randn } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { allowedValues, initialValues } from '../../../webview/figures/controls/figureSpec.ts';
import { placeOfNumber, shapeExplorer, sizesOf } from '../../../webview/figures/kinds/shapeExplorer.ts';
import { placeInOut, stateShapes, type Sizes } from '../../../webview/figures/kinds/stateShapes.ts';

const sizes = [true, false].flatMap(isLSTM =>
  [true, false].flatMap(isBatchFirst =>
    [1, 2].flatMap(directions =>
      [1, 3].map((layers): Sizes => ({ isLSTM, isBatchFirst, directions, layers, batch: 3, time: 5, features: 2, hidden: 4 })),
    ),
  ),
);

function run(given: Sizes): { x: tf.Tensor; out: tf.Tensor; h: tf.Tensor; c: tf.Tensor | null; parameters: number } {
  const { batch, time, features, hidden, layers, directions, isBatchFirst } = given;
  const options = { inputSize: features, hiddenSize: hidden, numLayers: layers, bidirectional: directions === 2, batchFirst: isBatchFirst };
  const x = isBatchFirst ? randn(batch, time, features) : randn(time, batch, features);
  const module = given.isLSTM ? new nn.LSTM(options) : new nn.GRU(options);
  const [out, last] = module.forward(x);
  const [h, c] = Array.isArray(last) ? [last[0], last[1]] : [last, null];
  return { x, out, h, c, parameters: module.parameters().reduce((sum, parameter) => sum + parameter.size, 0) };
}

describe("the shape explorer against the library's modules", () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
    startSession();
    manualSeed(42);
  });

  it.each(sizes)('$isLSTM $isBatchFirst $directions $layers: shapes, parameters, and where each number of h stands in out', given => {
    const real = run(given);
    expect(stateShapes(given)).toEqual({
      x: real.x.shape,
      out: real.out.shape,
      h: real.h.shape,
      c: real.c?.shape ?? null,
      parameters: real.parameters,
    });
    const h = real.h.arraySync() as number[][][];
    const out = real.out.arraySync() as number[][][];
    const everywhere = out.flat(2);
    for (let layer = 0; layer < given.layers; layer++) {
      for (let direction = 0; direction < given.directions; direction++) {
        for (let entry = 0; entry < given.batch; entry++) {
          const value = h[layer * given.directions + direction]?.[entry]?.[2];
          const place = placeInOut(given, { layer, direction, entry, unit: 2 });
          if (place === null) expect(everywhere).not.toContain(value);
          else expect(out[place[0] ?? 0]?.[place[1] ?? 0]?.[place[2] ?? 0]).toBe(value);
        }
      }
    }
  });

  it('starts as the shape lab, and says so in words', () => {
    const values = initialValues(shapeExplorer);
    // Shapes do not break over lines.
    expect(shapeExplorer.words(values)).toContain('out is (4,\u00a06,\u00a016); h and c are both (1,\u00a04,\u00a016)');
    expect(shapeExplorer.words(values)).toContain('1,664');
    expect(shapeExplorer.words({ ...values, module: 1 })).toContain('1,248');
  });

  it('follows a number that there is, whatever sizes are set', () => {
    const values = { ...initialValues(shapeExplorer), hidden: 2, batch: 1, unit: 15, entry: 7, layer: 2, direction: 1 };
    expect(placeOfNumber(values)).toEqual({ layer: 0, direction: 0, entry: 0, unit: 1 });
    expect(stateShapes(sizesOf(values)).h).toEqual([1, 1, 2]);
    // The controls say the same as the picture.
    expect(allowedValues(shapeExplorer, values)).toEqual({ ...values, unit: 1, entry: 0, layer: 0, direction: 0 });
  });
});
