import * as tf from '@tensorflow/tfjs';

/** One LSTM step's gates and states, each [batch, hidden]. */
export interface LSTMStep {
  readonly input: tf.Tensor;
  readonly forget: tf.Tensor;
  /** The candidate for what is written: tanh of its sum. */
  readonly cell: tf.Tensor;
  readonly output: tf.Tensor;
  readonly c: tf.Tensor;
  readonly h: tf.Tensor;
}

/** One GRU step's gates and state, each [batch, hidden]. */
export interface GRUStep {
  readonly reset: tf.Tensor;
  /** Near 1 it keeps the old state (PyTorch's convention). */
  readonly update: tf.Tensor;
  readonly candidate: tf.Tensor;
  readonly h: tf.Tensor;
}

export interface RNNStep {
  readonly h: tf.Tensor;
}

/**
 * One LSTM step.
 *
 *     i = σ(Wi·x + Ui·h + b)   f = σ(…)   g = tanh(…)   o = σ(…)
 *     c′ = f ∘ c + i ∘ g       h′ = o ∘ tanh(c′)
 *
 * @param fromInput W·x + b_ih, [batch, 4 × hidden] @param fromHidden U·h + b_hh, same shape; gates in the order i, f, g, o.
 * @param c [batch, hidden]
 */
export function lstmStep(fromInput: tf.Tensor, fromHidden: tf.Tensor, c: tf.Tensor): LSTMStep {
  const [i, f, g, o] = tf.split(tf.add(fromInput, fromHidden), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const [input, forget, cell, output] = [tf.sigmoid(i), tf.sigmoid(f), tf.tanh(g), tf.sigmoid(o)];
  const next = tf.add(tf.mul(forget, c), tf.mul(input, cell));
  return { input, forget, cell, output, c: next, h: tf.mul(output, tf.tanh(next)) };
}

/**
 * One GRU step.
 *
 *     r = σ(Wr·x + Ur·h + b)   z = σ(…)   n = tanh(Wn·x + b + r ∘ (Un·h + b))
 *     h′ = (1 − z) ∘ n + z ∘ h
 *
 * @param fromInput W·x + b_ih, [batch, 3 × hidden] @param fromHidden U·h + b_hh, same shape; gates in the order r, z, n.
 * @param h [batch, hidden]
 */
export function gruStep(fromInput: tf.Tensor, fromHidden: tf.Tensor, h: tf.Tensor): GRUStep {
  const [ri, zi, ni] = tf.split(fromInput, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const [rh, zh, nh] = tf.split(fromHidden, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const [reset, update] = [tf.sigmoid(tf.add(ri, rh)), tf.sigmoid(tf.add(zi, zh))];
  const candidate = tf.tanh(tf.add(ni, tf.mul(reset, nh)));
  return { reset, update, candidate, h: tf.add(candidate, tf.mul(update, tf.sub(h, candidate))) };
}

/** One step of a plain recurrent network: h′ = tanh(W·x + U·h + b), or relu. */
export function rnnStep(fromInput: tf.Tensor, fromHidden: tf.Tensor, nonlinearity: 'tanh' | 'relu'): RNNStep {
  const sum = tf.add(fromInput, fromHidden);
  return { h: nonlinearity === 'relu' ? tf.relu(sum) : tf.tanh(sum) };
}
