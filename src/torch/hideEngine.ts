import * as tf from '@tensorflow/tfjs';

/**
 * What tensors need of the engine while they are at work: the methods TensorFlow.js calls by way of the global name.
 */
type Tracker = Pick<
  ReturnType<typeof tf.engine>,
  'disposeTensor' | 'disposeVariable' | 'incRef' | 'makeTensor' | 'makeVariable' | 'read' | 'readSync' | 'readToGPU'
>;

/**
 * TensorFlow.js keeps its engine and its lists of kernels under names of the global object, where a lab could replace
 * what computes, and what reads values for a check. From now on these names hold what tensors need of them, and nothing
 * that can be changed. Whoever imports TensorFlow.js has the rest as before. Must come after it is loaded with its
 * backends.
 */
export function hideEngine(realm: object = globalThis): void {
  const engine = tf.engine();
  // A backend of a lab's own could give other values each time it is asked: those that calls name are left out.
  const tracker: Tracker = {
    disposeTensor: tensor => {
      engine.disposeTensor(tensor);
    },
    disposeVariable: variable => {
      engine.disposeVariable(variable);
    },
    incRef: tensor => {
      engine.incRef(tensor, null as unknown as tf.KernelBackend);
    },
    makeTensor: (values, shape, dtype) => engine.makeTensor(values, shape, dtype),
    makeVariable: (...parts) => engine.makeVariable(...parts),
    read: dataId => engine.read(dataId),
    readSync: dataId => engine.readSync(dataId),
    readToGPU: (...parts) => engine.readToGPU(...parts),
  };
  const classes = { has: (name: unknown) => name === 'Tensor', get: (name: unknown) => (name === 'Tensor' ? tf.Tensor : undefined) };
  for (const [name, value] of [['_tfengine', tracker] as const, ['_tfGlobals', classes] as const]) {
    if (Object.getOwnPropertyDescriptor(realm, name)?.configurable === false) continue;
    Object.defineProperty(realm, name, { value: frozen(value), writable: false, configurable: false, enumerable: false });
  }
}

/** Without a prototype to look through. */
function frozen(value: object): object {
  for (const method of Object.values(value) as object[]) Object.freeze(method);
  return Object.freeze(Object.assign(Object.create(null) as object, value));
}
