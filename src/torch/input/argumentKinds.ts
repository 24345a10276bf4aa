import * as tf from '@tensorflow/tfjs';
import { shownValue } from './checkOptions.ts';
import { isTensor } from './isTensor.ts';
import { LabError } from './labError.ts';

type Check = (operation: string, name: string, given: unknown) => void;

/** What an argument that is no tensor may be. Each check throws a sentence where it is something else. */
const kinds = {
  '-': () => undefined,
  axis: checkAxis,
  axes: (operation, _, given) => {
    for (const each of listed(given)) checkAxis(operation, '', each);
  },
  count: (operation, name, given) => {
    checkWhole(operation, name, given, 'a whole number from 0 on', 0);
  },
  wholes: checkWholes,
  list: (operation, name, given) => {
    if (!Array.isArray(given))
      throw new LabError(`${operation} takes a list of whole numbers, such as [2, 3], for ${name}, but got ${shownValue(given)}.`);
    checkWholes(operation, name, given);
  },
  number: (operation, name, given) => {
    if (typeof given !== 'number') throw new LabError(`${operation} takes a number for ${name}, but got ${shownValue(given)}.`);
  },
  pairs: (operation, name, given) => {
    if (Array.isArray(given) && given.every(pair => Array.isArray(pair))) return;
    throw new LabError(
      `${operation} takes a pair of whole numbers for each axis, such as [[0, 1], [0, 1]], for ${name}, but got ${shownValue(given)}.`,
    );
  },
  tensors: (operation, _, given) => {
    if (!isTensor(given) && !Array.isArray(given))
      throw new LabError(`${operation} takes a tensor, or a list of tensors, to join with this one, but got ${shownValue(given)}.`);
  },
  flag: (operation, name, given) => {
    if (typeof given !== 'boolean') throw new LabError(`${operation} takes true or false for ${name}, but got ${shownValue(given)}.`);
  },
  padding: oneOf(['valid', 'same'], given => Number.isInteger(given) || Array.isArray(given), 'a whole number or list of pairs'),
  rounding: oneOf(['floor', 'round', 'ceil']),
  poolingType: oneOf(['max', 'avg']),
  border: oneOf(['reflect', 'symmetric']),
  channels1: oneOf(['NWC', 'NCW']),
  channels2: oneOf(['NHWC', 'NCHW']),
  channels3: oneOf(['NDHWC', 'NCDHW']),
  order: oneOf(['euclidean', 'fro'], given => typeof given === 'number' && !Number.isNaN(given), 'a number'),
  reduction: oneOf([], given => typeof given === 'number' && given in tf.Reduction, 'one of tf.Reduction, such as tf.Reduction.SUM'),
} as const satisfies Readonly<Record<string, Check>>;

const reduces = 'axes? keepDims:flag?';
const sums = 'axis? exclusive:flag? reverse:flag?';
const resizes = 'size:list alignCorners:flag? halfPixelCenters:flag?';
const pools = 'filterSize:wholes strides:wholes pad:padding? dimRoundingMode:rounding?';
const convolves = '- strides:wholes pad:padding dataFormat:channels2? dilations:wholes? dimRoundingMode:rounding?';
const loses = '- -? reduction:reduction?';

/**
 * What operations of TensorFlow.js take behind their tensor: for each argument its kind, with its name before it where
 * a sentence needs that. Behind a kind, `?` stands for what may be left out.
 */
const behindTensor: Readonly<Record<string, string>> = {
  all: reduces,
  any: reduces,
  max: reduces,
  min: reduces,
  mean: reduces,
  sum: reduces,
  prod: reduces,
  logSumExp: reduces,
  moments: reduces,
  norm: `ord:order? ${reduces}`,
  argMax: 'axis?',
  argMin: 'axis?',
  softmax: 'axis?',
  logSoftmax: 'axis?',
  unique: 'axis?',
  unstack: 'axis?',
  expandDims: 'axis?',
  concat: 'axis?',
  stack: 'axis?',
  squeeze: 'axes?',
  reverse: 'axes?',
  transpose: 'axes?',
  cumsum: sums,
  cumprod: sums,
  gather: '- axis? batchDims:count?',
  unsortedSegmentSum: '- numSegments:count',
  split: 'numOrSizeSplits:wholes axis?',
  topk: 'k:count? sorted:flag?',
  tile: 'reps:list',
  slice: 'begin:wholes size:wholes?',
  stridedSlice: 'begin:list end:list strides:list?',
  broadcastTo: 'shape:list',
  oneHot: 'depth:count onValue:number? offValue:number?',
  pad: 'paddings:pairs constantValue:number?',
  mirrorPad: 'paddings:pairs mode:border',
  matMul: '- transposeA:flag? transposeB:flag?',
  bincount: '- size:count',
  denseBincount: '- size:count',
  multinomial: 'numSamples:count',
  depthToSpace: 'blockSize:count dataFormat:channels2?',
  spaceToBatchND: 'blockShape:list paddings:pairs',
  batchToSpaceND: 'blockShape:list crops:pairs',
  maxPool: pools,
  avgPool: pools,
  maxPool3d: `${pools} dataFormat:channels3?`,
  avgPool3d: `${pools} dataFormat:channels3?`,
  maxPoolWithArgmax: 'filterSize:wholes strides:wholes pad:padding includeBatchInIndex:flag?',
  pool: 'windowShape:wholes poolingType:poolingType pad:padding dilations:wholes? strides:wholes? dimRoundingMode:rounding?',
  conv1d: '- stride:wholes pad:padding dataFormat:channels1? dilation:wholes? dimRoundingMode:rounding?',
  conv2d: convolves,
  conv3d: '- strides:wholes pad:padding dataFormat:channels3? dilations:wholes?',
  depthwiseConv2d: convolves,
  separableConv2d: '- - strides:wholes pad:padding dilation:wholes? dataFormat:channels2?',
  conv2dTranspose: '- outputShape:list strides:wholes pad:padding dimRoundingMode:rounding?',
  conv3dTranspose: '- outputShape:list strides:wholes pad:padding',
  dilation2d: '- strides:wholes pad:padding dilations:wholes? dataFormat:channels2?',
  sparseToDense: '- outputShape:list',
  scatterND: '- shape:list',
  dropout: 'rate:number noiseShape:list?',
  tensor: 'shape:list?',
  leakyRelu: 'alpha:number?',
  step: 'alpha:number?',
  clipByValue: 'clipValueMin:number clipValueMax:number',
  localResponseNormalization: 'depthRadius:count? bias:number? alpha:number? beta:number?',
  resizeBilinear: resizes,
  resizeNearestNeighbor: resizes,
  qr: 'fullMatrices:flag?',
  absoluteDifference: loses,
  computeWeightedLoss: '-? reduction:reduction?',
  cosineDistance: '- axis -? reduction:reduction?',
  hingeLoss: loses,
  huberLoss: '- -? delta:number? reduction:reduction?',
  logLoss: '- -? epsilon:number? reduction:reduction?',
  meanSquaredError: loses,
  sigmoidCrossEntropy: '- -? labelSmoothing:number? reduction:reduction?',
  softmaxCrossEntropy: '- -? labelSmoothing:number? reduction:reduction?',
};

/** Of tensors' methods of the same name, which take another tensor before that. */
const ofMethods: Readonly<Record<string, string>> = { concat: 'tensors axis?', stack: 'tensors axis?' };

/** What makes a tensor of nothing but such arguments. */
const ofMakers: Readonly<Record<string, string>> = {
  zeros: 'shape:list',
  ones: 'shape:list',
  fill: 'shape:list',
  buffer: 'shape:list',
  eye: 'numRows:count numColumns:count? batchShape:list?',
  linspace: 'start:number stop:number num:count',
  randomNormal: 'shape:list mean:number? stdDev:number?',
  randomStandardNormal: 'shape:list',
  randomUniform: 'shape:list minval:number? maxval:number?',
  randomUniformInt: 'shape:list minval:number maxval:number',
  truncatedNormal: 'shape:list mean:number? stdDev:number?',
  randomGamma: 'shape:list',
  sgd: 'learningRate:number',
  momentum: 'learningRate:number momentum:number useNesterov:flag?',
  adam: 'learningRate:number? beta1:number? beta2:number? epsilon:number?',
  adamax: 'learningRate:number? beta1:number? beta2:number? epsilon:number? decay:number?',
  adagrad: 'learningRate:number initialAccumulatorValue:number?',
  adadelta: 'learningRate:number? rho:number? epsilon:number?',
  rmsprop: 'learningRate:number decay:number? momentum:number? epsilon:number? centered:flag?',
};

type Checker = (parts: readonly unknown[]) => void;

/** Looks at the arguments of a function of TensorFlow.js's; undefined where nothing is known of it. */
export function checkerOf(operation: string): Checker | undefined {
  const behind = own(behindTensor, operation);
  return checker(operation, behind === undefined ? own(ofMakers, operation) : `- ${behind}`);
}

/** The same of a method of tensors. */
export function methodCheckerOf(operation: string): Checker | undefined {
  return checker(operation, own(ofMethods, operation) ?? own(behindTensor, operation));
}

function own(table: Readonly<Record<string, string>>, operation: string): string | undefined {
  return Object.hasOwn(table, operation) ? table[operation] : undefined;
}

function checker(operation: string, words: string | undefined): Checker | undefined {
  if (words === undefined) return undefined;
  const checks = words.split(' ').map(word => {
    const [kind = '-', name = ''] = word.replace('?', '').split(':').reverse();
    return { check: kinds[kind as keyof typeof kinds], name, mayMiss: word.endsWith('?'), isAxis: kind.startsWith('ax') };
  });
  return parts => {
    for (const [at, { check, name, mayMiss, isAxis }] of checks.entries()) {
      const given = parts[at];
      // Null stands for no axis to TensorFlow.js.
      const isMissing = given === undefined || (given === null && isAxis);
      if (!mayMiss || !isMissing) check(operation, name, given);
    }
  };
}

/** Texts that an argument may be, and what it may be besides. */
function oneOf(texts: readonly string[], isOther: (given: unknown) => boolean = () => false, other = ''): Check {
  const choices = [...texts.map(text => `'${text}'`), ...(other === '' ? [] : [other])];
  const said = choices.length > 1 ? `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}` : (choices[0] ?? '');
  return (operation, name, given) => {
    if ((typeof given === 'string' && texts.includes(given)) || isOther(given)) return;
    throw new LabError(`${operation} takes ${said} for ${name}, but got ${shownValue(given)}.`);
  };
}

function listed(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? (given as unknown[]) : [given];
}

function checkAxis(operation: string, _name: string, given: unknown): void {
  if (typeof given !== 'number') throw new LabError(`${operation} needs an axis as a number, such as 1, but got ${shownValue(given)}.`);
  if (!Number.isInteger(given)) throw new LabError(`${operation}: there is no axis ${String(given)}; axes are whole numbers.`);
}

function checkWhole(operation: string, name: string, given: unknown, what: string, least: number): void {
  if (typeof given === 'number' && Number.isInteger(given) && given >= least) return;
  throw new LabError(`${operation} takes ${what} for ${name}, but got ${shownValue(given)}.`);
}

function checkWholes(operation: string, name: string, given: unknown): void {
  for (const each of listed(given)) checkWhole(operation, name, each, 'whole numbers', -Infinity);
}
