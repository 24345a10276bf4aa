import { currentSession } from './session.ts';

type Call = (...parts: readonly unknown[]) => unknown;
type Names = Record<string, unknown>;

/** Where a function of TensorFlow.js's takes its seed, and what to do about it. */
const drawing: Readonly<Record<string, readonly [seedAt: number, instead: string]>> = {
  randomNormal: [4, 'Write randn(…)'],
  randomStandardNormal: [2, 'Write randn(…)'],
  truncatedNormal: [4, 'Write randn(…), or give it a seed as its fifth argument'],
  randomUniform: [4, 'Write rand(…)'],
  randomUniformInt: [3, 'Write randint(low, high, shape)'],
  randomGamma: [4, 'Give it a seed as its fifth argument'],
  multinomial: [2, 'Give it a seed as its third argument, another one for each draw'],
  dropout: [3, 'Write nn.Dropout, or give it a seed as its fourth argument'],
};

/** Initializers of TensorFlow.js's that draw; they take their seed among their options. */
const initializers = [
  'randomNormal',
  'randomUniform',
  'truncatedNormal',
  'glorotNormal',
  'glorotUniform',
  'heNormal',
  'heUniform',
  'leCunNormal',
  'leCunUniform',
  'varianceScaling',
  'orthogonal',
] as const;

const kernel = { kernelInitializer: 'glorotNormal' } as const;
const recurrent = { ...kernel, recurrentInitializer: 'orthogonal' } as const;

/** Layers of TensorFlow.js's whose first weights are drawn, and by which initializer where an option names no other. */
const layers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dense: kernel,
  conv1d: kernel,
  conv2d: kernel,
  conv2dTranspose: kernel,
  conv3d: kernel,
  conv3dTranspose: kernel,
  depthwiseConv2d: { depthwiseInitializer: 'glorotNormal' },
  separableConv2d: { depthwiseInitializer: 'glorotNormal', pointwiseInitializer: 'glorotNormal' },
  embedding: { embeddingsInitializer: 'randomUniform' },
  simpleRNN: recurrent,
  simpleRNNCell: recurrent,
  lstm: recurrent,
  lstmCell: recurrent,
  gru: recurrent,
  gruCell: recurrent,
  convLstm2d: recurrent,
  convLstm2dCell: recurrent,
};

/**
 * Lets the functions that draw random numbers tell where they are called without a seed: `manualSeed` does not reach
 * them.
 */
export function watchRandom(names: Names): void {
  for (const [name, [seedAt, instead]] of Object.entries(drawing)) watch(names, name, `tf.${name}`, parts => parts[seedAt], instead);
  const own = { ...(names['initializers'] as Names) };
  for (const name of initializers) {
    const seedOf = (parts: readonly unknown[]): unknown => (parts[0] as { readonly seed?: unknown } | undefined)?.seed;
    watch(own, name, `tf.initializers.${name}`, seedOf, `Write tf.initializers.${name}({ seed: 1 })`);
  }
  names['initializers'] = Object.freeze(own);
  const util = { ...(names['util'] as Names) };
  const order = 'Write x.gather(randperm(count)), or take a list in the order of randperm(count).tolist()';
  for (const name of ['shuffle', 'shuffleCombo']) watch(util, name, `tf.util.${name}`, () => null, order);
  names['util'] = Object.freeze(util);
  const made = { ...(names['layers'] as Names) };
  for (const [name, drawn] of Object.entries(layers)) {
    const [option = '', usual = ''] = Object.entries(drawn)[0] ?? [];
    const instead = `Its first weights are drawn: give it ${option}: tf.initializers.${usual}({ seed: 1 })${Object.keys(drawn).length > 1 ? ', and so for its other weights' : ''}`;
    watch(made, name, `tf.layers.${name}`, parts => (drawsWeights(parts[0], drawn) ? null : 'none'), instead);
  }
  names['layers'] = Object.freeze(made);
}

/** Whether one of these weights is drawn: an initializer that was made tells by itself, and weights may be given. */
function drawsWeights(given: unknown, drawn: Readonly<Record<string, string>>): boolean {
  const options = (given ?? {}) as Names;
  if (options['weights'] != null) return false;
  return Object.entries(drawn).some(([option, usual]) => {
    const named = options[option] ?? usual;
    return typeof named === 'string' && (initializers as readonly string[]).includes(named);
  });
}

/** As `watchRandom`, of the orders that data sets of TensorFlow.js draw; the method is the same for all labs. */
export function watchShuffling(dataset: { readonly prototype: object }): void {
  const prototype = dataset.prototype as Names;
  const shuffle = prototype['shuffle'] as Call;
  if (watched.has(shuffle)) return;
  const seen = function (this: unknown, ...parts: readonly unknown[]): unknown {
    if (parts[1] == null) currentSession().mistakes.sawUnseeded('shuffle of tf.data', 'Give it a seed as its second argument');
    return Reflect.apply(shuffle, this, parts);
  };
  watched.add(seen);
  Object.defineProperty(prototype, 'shuffle', {
    value: Object.defineProperty(seen, 'name', { value: 'shuffle' }),
    writable: true,
    configurable: true,
  });
}

const watched = new WeakSet<object>();

function watch(names: Names, name: string, written: string, seedOf: (parts: readonly unknown[]) => unknown, instead: string): void {
  const draw = names[name] as Call | undefined;
  if (!draw) return;
  names[name] = Object.defineProperty(
    (...parts: readonly unknown[]): unknown => {
      if (seedOf(parts) == null) currentSession().mistakes.sawUnseeded(written, instead);
      return draw(...parts);
    },
    'name',
    { value: name },
  );
}
