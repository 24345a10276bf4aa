import * as tf from '@tensorflow/tfjs';
import { engineInternals } from '../engine/engineInternals.ts';
import { shareTensor } from '../engine/shareTensor.ts';
import { currentSession } from '../session.ts';
import { composedSequence } from './composedSequence.ts';
import type { SequenceInput } from './sequence.ts';

/** Those of a cell's values that come out of a sigmoid. */
const SIGMOID_GATES: ReadonlySet<string> = new Set(['input', 'forget', 'output', 'reset', 'update']);

/** By this name a recurrent module gives its records, one a layer and direction. @internal */
export const gateRecords = Symbol('gateRecords');

/** What computing a time step costs beside its products, in multiplications. */
const stepCost = 50_000;

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

  /** About how many multiplications `read` takes; null before the first forward pass. */
  get cost(): number | null {
    if (this.input === null) return null;
    const { x, weights } = this.input;
    const [first = 0, second = 0] = x.shape;
    const steps = this.input.batchFirst ? second : first;
    return first * second * (weights.inputWeight.size + weights.hiddenWeight.size) + steps * stepCost;
  }

  /** A plain recurrent layer has none. */
  get hasGates(): boolean {
    return this.input?.kind !== 'RNN';
  }

  /** Those of `read` that come out of a sigmoid. A plain recurrent layer has none. */
  readSigmoids(): readonly (readonly [name: string, gate: tf.Tensor])[] {
    if (this.input?.kind === 'RNN') return [];
    return Object.entries(this.read() ?? {}).filter(([name]) => SIGMOID_GATES.has(name));
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
      // PyTorch's update gate is the share of the old that stays; in the formulas of many books it is what comes in.
      if (name === 'update') notes.markKeepGate(gate);
      else if (SIGMOID_GATES.has(name)) notes.markGate(gate);
      return [name, gate];
    }),
  );
}
