import * as tf from '@tensorflow/tfjs';
import { LabError } from '../../input/labError.ts';
import { shownValue } from '../../input/checkOptions.ts';
import { byLibrary, currentSession } from '../../session/session.ts';
import { tensorIn } from '../../input/tensorIn.ts';
import { dropout } from './dropValues.ts';
import { Module } from '../module/module.ts';

/**
 * Sets a share of the values to 0 while training, and scales the rest up to keep the mean; `model.eval()` lets
 * everything pass. Draws from the generator.
 *
 * PyTorch: `nn.Dropout(p)`.
 */
export class Dropout extends Module {
  /** Share of the values that become 0. */
  readonly p: number;

  /** @param p Share of the values that become 0, from 0 to 1. PyTorch: `nn.Dropout(p)`. */
  constructor(p = 0.5) {
    super();
    if (typeof p !== 'number' || !(p >= 0 && p <= 1)) {
      throw new LabError(`nn.Dropout needs a share from 0 to 1, such as new nn.Dropout(0.5), but got ${shownValue(p)}.`);
    }
    this.p = p;
  }

  /** @returns A tensor of the same shape. */
  override forward(x: tf.Tensor): tf.Tensor {
    const input = tensorIn('nn.Dropout.forward', x);
    const { notes, mistakes, graph } = currentSession();
    if (!this.training || this.p === 0 || input.size === 0) {
      if (this.p > 0) mistakes.dropouts.sawDropout(this, [], false, graph.isRecording);
      return input;
    }
    if (input.dtype !== 'float32') throw new LabError(`nn.Dropout needs float32 values, but got ${input.dtype}. x.float() makes them so.`);
    const out = byLibrary(() => tf.tidy(() => dropout(input, this.p, false)));
    mistakes.dropouts.sawDropout(this, [out], true, graph.isRecording);
    return notes.nameAxes(out, notes.axesOf(input));
  }

  /** @internal */
  protected override summary(): string {
    return `Dropout(p=${String(this.p)})`;
  }
}
