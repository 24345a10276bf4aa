import * as tf from '@tensorflow/tfjs';
import type { GateMeaning } from '../../core/run/gateMeaning.ts';
import type { Cell } from '../cells/cell.ts';
import { currentSession } from '../session/session.ts';
import { sequenceSizes, withTensors, type SequenceInput } from '../cells/sequence.ts';
import { stepsByName } from './composedSequence.ts';
import { lengthsOf } from '../input/packedSequence.ts';
import { asPadded } from './packedSequences.ts';
import { plainSequence } from './plainSequence.ts';
import { rerunNow } from './rerun.ts';

/** A gate of a forward pass, [batch, time, hidden]. */
export interface NamedGate {
  readonly name: string;
  readonly gate: tf.Tensor;
  readonly meaning: GateMeaning;
  /** Of a packed batch: how many steps each sequence has; there is NaN after them. */
  readonly lengths: readonly number[] | null;
}

/** By this name a recurrent module gives its records, one a layer and direction. @internal */
export const gateRecords = Symbol('gateRecords');

/** What computing a time step costs beside its products, in multiplications. */
const stepCost = 50_000;

/**
 * Remembers what one layer in one direction worked on in its last forward pass, and computes its gates from that when
 * somebody asks. So nobody pays for gates that nobody looks at.
 */
export class GateRecord {
  private input: SequenceInput | null = null;
  private held: tf.Tensor[] = [];
  private gates: Readonly<Record<string, tf.Tensor>> | null = null;

  /** Takes note of a forward pass, unless it is run again. Copies share their data: this costs next to nothing. */
  remember(input: SequenceInput): void {
    const rerun = rerunNow();
    if (rerun) {
      rerun.see(this, input);
      return;
    }
    this.forget();
    const { keeper, graph } = currentSession();
    graph.pause(() => {
      this.input = withTensors(input, tensor => {
        const copy = keeper.holdCopy(tensor);
        this.held.push(copy);
        return copy;
      });
    });
  }

  /** Each value by name, [batch, time, hidden]; null before the first forward pass. */
  read(): Readonly<Record<string, tf.Tensor>> | null {
    const { input } = this;
    if (this.gates === null && input !== null) this.gates = currentSession().graph.pause(() => tf.tidy(() => gatesOf(input)));
    return this.gates;
  }

  /** What the last forward pass worked on; null before the first, and for a packed batch, which has no one length. */
  get lastInput(): SequenceInput | null {
    return this.input?.packing ? null : this.input;
  }

  /** How many sequences the last forward pass had; none before the first. */
  get sequences(): number {
    return this.input === null ? 0 : sequenceSizes(this.input).sequences;
  }

  /** About how many multiplications `read` takes; null before the first forward pass. */
  get cost(): number | null {
    if (this.input === null) return null;
    const { weights } = this.input;
    const { sequences, steps } = sequenceSizes(this.input);
    return sequences * steps * (weights.inputWeight.size + weights.hiddenWeight.size) + steps * stepCost;
  }

  /** A plain recurrent layer has none. */
  get hasGates(): boolean {
    return this.input !== null && Object.keys(this.input.cell.gates).length > 0;
  }

  /** Those of `read` that are gates, with what they mean. A plain recurrent layer has none. */
  readGates(): readonly NamedGate[] {
    const cell = this.input?.cell;
    if (cell === undefined || !this.hasGates) return [];
    const packing = this.input?.packing;
    const lengths = packing ? lengthsOf(packing) : null;
    return Object.entries(this.read() ?? {}).flatMap(([name, gate]) => {
      const meaning = meaningOf(cell, name);
      return meaning === null ? [] : [{ name, gate, meaning, lengths }];
    });
  }

  private forget(): void {
    const { keeper } = currentSession();
    for (const tensor of this.held.splice(0)) keeper.drop(tensor);
    this.input = null;
    this.gates = null;
  }
}

function gatesOf(given: SequenceInput): Record<string, tf.Tensor> {
  const { packing } = given;
  const { input, back } = packing ? asPadded({ ...given, packing }) : { input: given, back: null };
  const byName = plainSequence(input) ?? stacked(stepsByName(input, value => value));
  const { notes } = currentSession();
  return Object.fromEntries(
    Object.entries(byName).map(([name, values]) => {
      const gate = notes.nameAxes(back ? back(values) : values, ['batch', 'time', 'hidden']);
      if (back) notes.markGaps(gate, gate.size - given.x.shape[0] * (gate.shape[2] ?? 0));
      const meaning = meaningOf(input.cell, name);
      return [name, meaning === null ? gate : notes.markGate(gate, meaning)];
    }),
  );
}

function stacked(byName: Readonly<Record<string, readonly tf.Tensor[]>>): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(byName).map(([name, steps]) => [name, tf.stack([...steps], 1)]));
}

/** What the cell says of this one of its values; null where it is no gate. */
export function meaningOf({ gates }: Cell, name: string): GateMeaning | null {
  return (Object.hasOwn(gates, name) ? gates[name] : undefined) ?? null;
}
