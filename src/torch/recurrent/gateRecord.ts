import * as tf from '@tensorflow/tfjs';
import { engineInternals } from '../engine/engineInternals.ts';
import { shareTensor } from '../engine/shareTensor.ts';
import { currentSession } from '../session.ts';
import { composedSequence } from './composedSequence.ts';
import type { SequenceInput } from './sequence.ts';

/** Those of a cell's values that come out of a sigmoid. */
const SIGMOID_GATES: ReadonlySet<string> = new Set(['input', 'forget', 'output', 'reset', 'update']);

/**
 * Remembers what one layer in one direction worked on in its last forward pass, and computes its gates from that when somebody asks. So
 * nobody pays for gates that nobody looks at.
 */
export class GateRecord {
  private input: SequenceInput | null = null;
  private held: tf.Tensor[] = [];
  private gates: Readonly<Record<string, tf.Tensor>> | null = null;

  /** Takes note of a forward pass. Copies share their data, so this costs next to nothing. */
  remember(input: SequenceInput): void {
    this.forget();
    const { keeper, graph } = currentSession();
    const engine = engineInternals();
    graph.pause(() => {
      const hold = (tensor: tf.Tensor): tf.Tensor => {
        const copy = shareTensor(engine, tensor);
        keeper.pin(copy);
        this.held.push(copy);
        return copy;
      };
      const { inputWeight, hiddenWeight, inputBias, hiddenBias } = input.weights;
      this.input = {
        ...input,
        x: hold(input.x),
        h0: hold(input.h0),
        c0: input.c0 === null ? null : hold(input.c0),
        weights: {
          inputWeight: hold(inputWeight),
          hiddenWeight: hold(hiddenWeight),
          inputBias: inputBias === null ? null : hold(inputBias),
          hiddenBias: hiddenBias === null ? null : hold(hiddenBias),
        },
      };
    });
  }

  /** Each value by name, [batch, time, hidden]; null before the first forward pass. */
  read(): Readonly<Record<string, tf.Tensor>> | null {
    const { input } = this;
    if (this.gates === null && input !== null) this.gates = currentSession().graph.pause(() => tf.tidy(() => gatesOf(input)));
    return this.gates;
  }

  private forget(): void {
    const { keeper } = currentSession();
    for (const tensor of this.held.splice(0)) {
      keeper.release(tensor);
      tensor.dispose();
    }
    this.input = null;
    this.gates = null;
  }
}

function gatesOf(input: SequenceInput): Record<string, tf.Tensor> {
  const byName: Record<string, tf.Tensor[]> = {};
  composedSequence(input, (step, time) => {
    for (const [name, value] of Object.entries(step)) (byName[name] ??= [])[time] = value;
  });
  const { notes } = currentSession();
  return Object.fromEntries(
    Object.entries(byName).map(([name, values]) => {
      const gate = notes.nameAxes(tf.stack(values, 1), ['batch', 'time', 'hidden']);
      return [name, SIGMOID_GATES.has(name) ? notes.markGate(gate) : gate];
    }),
  );
}
