// First, as in the lab worker.
import '../../../webview/sandbox/workers/realm/beforeLibraries.ts';
import * as tf from '@tensorflow/tfjs';
import { manualSeed, nn, optim, print, randn } from '../../../src/torch/index.ts';
import { useVectors } from '../../../src/torch/kernels/sequenceKernels.ts';
import { GateRecord } from '../../../src/torch/recurrent/gateRecord.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { harden } from '../../../webview/sandbox/workers/realm/harden.ts';
import { labGlobals } from '../../../webview/sandbox/workers/realm/labGlobals.ts';
import { answer } from './answer.ts';
import type { Step, Work } from './messages.ts';

// eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was, on the class itself
const { remember } = GateRecord.prototype;

answer(globalThis, {
  async start(backend) {
    useVectors();
    await tf.setBackend(backend);
    await tf.ready();
    harden(labGlobals(print, performance.now.bind(performance), crypto));
    startSession();
  },

  prepare(work, variant) {
    const step = trainingStep(work);
    return () => {
      GateRecord.prototype.remember = variant === 'product' ? remember : skip;
      return step();
    };
  },
});

function skip(this: GateRecord): void {
  // What it costs not to remember.
}

function trainingStep({ cell, batch, time, features, hidden }: Work): Step {
  manualSeed(1);
  const model = new nn[cell]({ inputSize: features, hiddenSize: hidden, batchFirst: true });
  const x = randn(batch, time, features);
  const optimizer = new optim.Adam(model.parameters());
  return () => {
    const [, state] = model.forward(x);
    const h = Array.isArray(state) ? state[0] : state;
    const loss = h.mul(h).mean();
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return loss;
  };
}
