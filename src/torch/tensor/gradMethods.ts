import * as tf from '@tensorflow/tfjs';
import { backward } from '../autograd/backward.ts';
import type { BackwardOptions } from '../autograd/backward.ts';
import { replaceValues } from '../engine/replaceValues.ts';
import { readValues } from '../engine/readValues.ts';
import { checkOptions, shownValue } from '../input/checkOptions.ts';
import { isTensor } from '../input/isTensor.ts';
import { LabError } from '../input/labError.ts';
import { currentSession } from '../session/session.ts';
import { shapeText } from '../input/shapeText.ts';

export const gradMethods = {
  get requiresGrad(): boolean {
    return currentSession().graph.isTracked(self(this));
  },

  set requiresGrad(wanted: boolean) {
    const tensor = self(this);
    if (typeof (wanted as unknown) !== 'boolean')
      throw new LabError(`requiresGrad must be true or false, but it is ${shownValue(wanted)}.`);
    const { graph, keeper } = currentSession();
    const state = graph.stateOf(tensor);
    if (state.node !== null) {
      if (wanted) return;
      throw new LabError(
        'requiresGrad can only be switched off on a leaf, and this tensor is a result. Use detach() for a copy without its history.',
      );
    }
    if (wanted) {
      graph.memory.part(tensor);
      toFloat(tensor);
    }
    state.requiresGrad = wanted;
    if (wanted) keeper.pin(tensor);
    else keeper.release(tensor);
  },

  get grad(): tf.Tensor | null {
    const { graph, mistakes } = currentSession();
    const state = graph.find(self(this));
    if (mistakes.isOn) mistakes.detached.sawLook(self(this));
    if (state === undefined || state.grad === null) return null;
    if (!state.isGradShown) mistakes.sawInHand([self(this)]);
    state.isGradShown = true;
    return state.grad;
  },

  set grad(value: tf.Tensor | null) {
    const tensor = self(this);
    if (value !== null && !isTensor(value)) {
      throw new LabError(
        `A gradient is a tensor or null, but this is ${shownValue(value)}: write optimizer.zeroGrad(), or x.grad = null for one tensor.`,
      );
    }
    const { graph, keeper } = currentSession();
    if (value !== null && !tf.util.arraysEqual(value.shape, tensor.shape)) {
      throw new LabError(`A gradient has its tensor's shape ${shapeText(tensor.shape)}, but this one has ${shapeText(value.shape)}.`);
    }
    const state = graph.stateOf(tensor);
    if (state.grad === value) return;
    if (state.grad !== null) {
      if (state.isGradShown) keeper.release(state.grad);
      else keeper.drop(state.grad);
    }
    state.grad = value;
    state.isGradShown = value !== null;
    if (value !== null) keeper.pin(value);
  },

  backward(first: tf.Tensor | BackwardOptions | null = null, second: BackwardOptions = {}): void {
    const tensor = self(this);
    const [gradient, options] = backwardArguments(first, second);
    tensor.throwIfDisposed();
    const { graph, keeper, steps, mistakes } = currentSession();
    mistakes.sawBackward(tensor);
    mistakes.pause(() => {
      backward(graph, keeper, tensor, gradient, options);
    });
    if (steps.isWatched && tensor.size === 1) steps.sawLoss(readValues(tensor)[0] ?? Number.NaN);
  },

  detach(): tf.Tensor {
    const tensor = self(this);
    const { graph, notes, mistakes } = currentSession();
    if (mistakes.isOn && graph.isRecording) {
      mistakes.detached.saw(
        () => graph.parametersBefore(tensor),
        () => mistakes.here(),
      );
    }
    const copy = graph.pause(() => tensor.clone());
    graph.memory.share(copy, tensor);
    notes.passGate(copy, tensor);
    return notes.nameAxes(copy, notes.axesOf(tensor));
  },
};

/** In a method of this object `this` is the tensor whose prototype it was put on. */
function self(receiver: unknown): tf.Tensor {
  return receiver as tf.Tensor;
}

/** The options may come first, where there is no gradient: `backward({ retainGraph: true })`. */
function backwardArguments(first: unknown, second: BackwardOptions): [gradient: tf.Tensor | null, options: BackwardOptions] {
  if (first === null || first === undefined || isTensor(first)) {
    checkOptions('backward', second, ['retainGraph'], 'loss.backward({ retainGraph: true })');
    return [first ?? null, second];
  }
  if (typeof first !== 'object' || Array.isArray(first)) {
    throw new LabError(
      `backward() takes a gradient as a tensor, or options by name: loss.backward({ retainGraph: true }); but it got ${shownValue(first)}.`,
    );
  }
  checkOptions('backward', first, ['retainGraph'], 'loss.backward({ retainGraph: true })');
  return [null, first];
}

function toFloat(tensor: tf.Tensor): void {
  if (tensor.dtype === 'float32') return;
  if (tensor.dtype !== 'int32' && tensor.dtype !== 'bool')
    throw new LabError(`Only float32 tensors can have gradients; this one holds ${tensor.dtype}.`);
  const floats = tf.cast(tensor, 'float32');
  // The engine counts a tensor's bytes by its type, so both must change hands together.
  (floats as { dtype: tf.DataType }).dtype = tensor.dtype;
  (tensor as { dtype: tf.DataType }).dtype = 'float32';
  replaceValues(tensor, floats);
}
