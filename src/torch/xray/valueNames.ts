import * as tf from '@tensorflow/tfjs';
import type { XrayLayer } from '../../core/run/xray.ts';
import type { Cell, StepInput } from '../cells/cell.ts';
import type { SequenceInput } from '../cells/sequence.ts';
import { meaningOf } from '../recurrent/gateRecord.ts';
import { currentSession } from '../session/session.ts';

type ValueNames = XrayLayer['values'];

const known = new WeakMap<Cell, ValueNames>();

/** What one step of a cell computes, by name and in its order: learned from a step of one unit, once a cell. */
export function valueNames({ cell, nonlinearity }: Pick<SequenceInput, 'cell' | 'nonlinearity'>): ValueNames {
  const learned = known.get(cell);
  if (learned) return learned;
  const names = currentSession().graph.pause(() =>
    tf.tidy(() => {
      const zeros = (units: number): tf.Tensor => tf.zeros([1, units]);
      const blocks = cell.blocks.length;
      const states = { h: zeros(1), c: zeros(1) };
      const fromHidden = (_: tf.Tensor, block?: string): tf.Tensor => zeros(block === undefined ? blocks : 1);
      const shown = new Set<string>(cell.states);
      const hand: StepInput['hand'] = (name, value) => {
        shown.add(name);
        return value;
      };
      const step = cell.step({ fromInput: zeros(blocks), fromHidden, states, nonlinearity, hand });
      return Object.keys(step).map(name => ({ name, canHold: shown.has(name) }));
    }),
  );
  const values = names.map(({ name, canHold }) => ({ name, meaning: meaningOf(cell, name), canHold }));
  known.set(cell, values);
  return values;
}
