import type { TrainedKind } from '../core/run/trainedKinds.ts';
import { engineInternals } from './engine/engineInternals.ts';
import { holdCounters } from './engine/engineCounters.ts';
import * as gatescope from './index.ts';
import { onMistake, onStep } from './session/observe.ts';
import { startSession } from './session/session.ts';
import type { Session } from './session/session.ts';

const { CrossEntropyLoss, GRU, Linear, LSTM, RNN } = gatescope.nn;

/** The recurrent modules a training loop may use. */
const modules = { GRU, LSTM, RNN } as const satisfies Record<TrainedKind, unknown>;

const BATCH = 160;
const STEPS = 10;
const HIDDEN = 8;

/**
 * Training steps of a small classifier that nobody sees: a browser runs a program slowly until it has seen which parts
 * are worth optimising, and a lab's training is short. It has a session of its own, and leaves random numbers, tensors
 * and TensorFlow.js's counts as they were. CPU backend only.
 */
export class Rehearsal {
  private readonly restoreCounters: () => void;
  private readonly session: Session;
  private readonly train: () => void;

  /** No other session may be attached: it would end. */
  constructor(kind: TrainedKind) {
    this.restoreCounters = holdCounters(engineInternals());
    this.session = startSession();
    // As when a lab is watched; whoever listens goes with the session.
    onStep(() => undefined);
    onMistake(
      () => undefined,
      () => null,
      () => null,
      () => 0,
    );
    try {
      this.train = trainingStep(kind);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  step(): void {
    this.train();
  }

  end(): void {
    this.session.dispose();
    this.restoreCounters();
  }
}

function trainingStep(kind: TrainedKind): () => void {
  const { optim, randn, tensor } = gatescope;
  const x = randn(BATCH, STEPS, 1);
  const y = tensor(Array.from({ length: BATCH }, (_, i) => i % 2));
  const layer = new modules[kind]({ inputSize: 1, hiddenSize: HIDDEN, batchFirst: true });
  const head = new Linear(HIDDEN, 2);
  const lossFn = new CrossEntropyLoss();
  const optimizer = new optim.Adam([...layer.parameters(), ...head.parameters()]);
  return () => {
    const [, state] = layer.forward(x);
    const logits = head.forward((Array.isArray(state) ? state[0] : state).at(-1));
    const loss = lossFn.forward(logits, y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    logits.argmax(1).eq(y).mean().item();
    loss.item();
  };
}
