import type * as tf from '@tensorflow/tfjs';
import { relu, sigmoid, tanh } from '../../tensor/elementwise.ts';
import { Module } from '../module/module.ts';

/** `tanh` as a module, for `nn.Sequential`. PyTorch: `nn.Tanh()`. */
export class Tanh extends Module {
  /** A tensor of the same shape. */
  override forward(x: tf.Tensor): tf.Tensor {
    return tanh(x);
  }
}

/** `relu` as a module, for `nn.Sequential`. PyTorch: `nn.ReLU()`. */
export class ReLU extends Module {
  /** A tensor of the same shape. */
  override forward(x: tf.Tensor): tf.Tensor {
    return relu(x);
  }
}

/** `sigmoid` as a module, for `nn.Sequential`. PyTorch: `nn.Sigmoid()`. */
export class Sigmoid extends Module {
  /** A tensor of the same shape. */
  override forward(x: tf.Tensor): tf.Tensor {
    return sigmoid(x);
  }
}
