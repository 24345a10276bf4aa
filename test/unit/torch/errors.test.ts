import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { arange, cat, manualSeed, nn, noGrad, ones, optim, rand, randn, softmax, stack, tensor, zeros } from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

type TwoValues = Record<'add' | 'mul', (a: number, b: number) => Tensor>;
const lstm = (): nn.LSTM => new nn.LSTM({ inputSize: 8, hiddenSize: 16, batchFirst: true });
const lossOf = (input: unknown, target: unknown): Tensor => new nn.CrossEntropyLoss().forward(input as Tensor, target as Tensor);

describe('a mistake gets one sentence that says what happened and what to do', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['classes as fractions', () => lossOf(zeros(4, 2), zeros(4)), /target is float32: write target\.toInt\(\), or .*dtype: 'int32'/u],
    [
      'classes as booleans',
      () => lossOf(zeros(2, 2), zeros(2).gt(1)),
      /as whole numbers \(int32\), but the target is bool: write target\.toInt/u,
    ],
    [
      'features of the wrong size',
      () => lstm().forward(zeros(4, 6, 7)),
      /nn\.LSTM expected the last axis \(features\) to be 8 but got \[4, 6, 7\].*is 7; batchFirst is true, so axes are batch × time × features/su,
    ],
    [
      'too few axes',
      () => lstm().forward(zeros(8)),
      /nn\.LSTM expected 3 axes \(batch × time × features\) but the input is \[8\], which has 1/u,
    ],
    [
      'a factor with a decimal comma',
      () => (ones(2) as unknown as TwoValues).mul(0, 25),
      /^mul takes one value, and got two: 0 and 25\. Was a decimal point meant: 0\.25\?$/u,
    ],
    [
      'two numbers, of which one is a decimal',
      () => (ones(2) as unknown as TwoValues).add(0.5, 25),
      /^add takes one value, and got two: 0\.5 and 25\.$/u,
    ],
    ['too many axes', () => lstm().forward(zeros(1, 2, 3, 8)), /expected 3 axes.*which has 4/su],
    ['no time steps', () => lstm().forward(zeros(4, 0, 8)), /at least one sequence with one time step/u],
    [
      'a number for a sequence',
      () => lstm().forward(3 as never),
      /nn\.LSTM\.forward needs a tensor, but got the number 3 \(tensor\(3\) makes a tensor of it\)/u,
    ],
    [
      'the tuple of a module passed on whole',
      () => new nn.Linear(16, 2).forward(lstm().forward(zeros(1, 1, 8)) as never),
      /a list of 2 values: a recurrent module returns \[out, state\], so take it apart/u,
    ],
    [
      'a state of the wrong shape',
      () => lstm().forward(zeros(4, 6, 8), [zeros(4, 1, 16), zeros(1, 4, 16)]),
      /initial state h0 to be \[1, 4, 16\] layers × batch × hidden but got \[4, 1, 16\].*batchFirst does not apply to states/su,
    ],
    [
      'one state where an LSTM needs two',
      () => lstm().forward(zeros(4, 6, 8), zeros(1, 4, 16) as never),
      /as a pair: lstm\.forward\(x, \[h0, c0\]\)/u,
    ],
    ['gates before any forward pass', () => lstm().gates, /no gates yet/u],
    [
      'a whole sequence for a cell',
      () => new nn.GRUCell({ inputSize: 8, hiddenSize: 2 }).forward(zeros(4, 6, 8)),
      /does one time step and expected batch × features/u,
    ],
    ['options by position', () => new nn.GRU(1 as never), /takes its options by name: new nn\.GRU\(\{ inputSize/u],
    [
      'an option there is not',
      () => new nn.LSTM({ inputSize: 1, hiddenSize: 1, proj_size: 2 } as never),
      /nn\.LSTM has no option proj_size; it knows inputSize, .* and bidirectional\.$/u,
    ],
    [
      'an option of another module',
      () => new nn.GRU({ inputSize: 1, hiddenSize: 1, nonlinearity: 'relu' } as never),
      /no option nonlinearity/u,
    ],
    [
      'layers of a cell',
      () => new nn.GRUCell({ inputSize: 1, hiddenSize: 1, numLayers: 2 } as never),
      /nn\.GRUCell has no option numLayers/u,
    ],
    [
      'a misspelt option',
      () => new nn.GRU({ inputSize: 1, hiddenSize: 1, batchfirst: true } as never),
      /write batchFirst instead of batchfirst/u,
    ],
    [
      'a text for a switch',
      () => new nn.GRU({ inputSize: 1, hiddenSize: 1, batchFirst: 'yes' } as never),
      /batchFirst must be true or false, but it is the text 'yes'/u,
    ],
    [
      'an activation there is not',
      () => new nn.RNN({ inputSize: 1, hiddenSize: 1, nonlinearity: 'sigmoid' } as never),
      /must be 'tanh' or 'relu'/u,
    ],
    [
      'a bias by position',
      () => new nn.Linear(3, 2, false as never),
      /takes its options by name: new nn\.Linear\(8, 2, \{ bias: false \}\)/u,
    ],
    [
      'amsgrad',
      () => new optim.Adam(new nn.Linear(1, 1).parameters(), { amsgrad: true } as never),
      /optim\.Adam has no option amsgrad; it knows lr/u,
    ],
    [
      'nesterov',
      () => new optim.SGD(new nn.Linear(1, 1).parameters(), { lr: 1, nesterov: true } as never),
      /optim\.SGD has no option nesterov/u,
    ],
    [
      'centered',
      () => new optim.RMSprop(new nn.Linear(1, 1).parameters(), { centered: true } as never),
      /optim\.RMSprop has no option centered/u,
    ],
    [
      'a rate by position',
      () => new optim.SGD(new nn.Linear(1, 1).parameters(), 0.1 as never),
      /takes its options by name: new optim\.SGD\(model/u,
    ],
    ['a rate as text', () => new optim.SGD(new nn.Linear(1, 1).parameters(), { lr: '0.1' as never }), /but it is the text '0\.1'/u],
    [
      'options of a loss',
      () => new nn.CrossEntropyLoss({ reduction: 'sum' } as never),
      /nn\.CrossEntropyLoss takes no options here, so reduction cannot be set: it gives the mean/u,
    ],
    [
      'a type there is not',
      () => tensor([1], { dtype: 'float64' as never }),
      /dtype must be 'float32', 'int32' or 'bool', but it is the text 'float64'/u,
    ],
    ["PyTorch's spelling in tensor", () => tensor([1], { requires_grad: true } as never), /write requiresGrad instead of requires_grad/u],
    [
      'a model where its parameters belong',
      () => nn.utils.clipGradNorm(new nn.Linear(1, 1) as never, 1),
      /needs a list of parameters: nn\.utils/u,
    ],
    [
      'no axis for softmax',
      () => softmax(zeros(2, 2), undefined as never),
      /softmax needs the axis along which the shares add up to 1: write softmax\(x, -1\)/u,
    ],
    ['an axis of max there is not', () => zeros(2, 3).max(7), /max: there is no axis 7; axes go from -2 to 1/u],
    ['a slice beyond the end', () => zeros(3).slice([1], [9]), /slice: axis 0 of \[3\] has 3 entries, so 9 from 1 on cannot be taken/u],
    ['a slice with too many axes', () => zeros(3).slice([0, 1]), /slice: \[3\] has no axis 1 to cut/u],
    [
      "PyTorch's spelling of an option",
      () => new nn.GRU({ inputSize: 1, hiddenSize: 1, batch_first: true } as never),
      /write batchFirst instead of batch_first/u,
    ],
    ['a size that is not one', () => new nn.GRU({ inputSize: 0, hiddenSize: 1 }), /inputSize must be a whole number above 0, but it is 0/u],
    [
      'a wrong size before a linear layer',
      () => new nn.Linear(8, 2).forward(zeros(4, 16)),
      /expected the last axis to be 8 \(its inFeatures\), but the input is \[4, 16\], where it is 16/u,
    ],
    [
      'a target out of range',
      () => lossOf(zeros(2, 2), tensor([0, 2])),
      /target of row 1 is 2, but with 2 scores a row the classes go from 0 to 1/u,
    ],
    ['a target that is a share', () => lossOf(zeros(2, 2), tensor([0.5, 1])), /target of row 0 is 0\.5/u],
    [
      'targets of another batch',
      () => lossOf(zeros(1, 2), zeros(160)),
      /one right class for each row of scores: the scores are \[1, 2\], so the target should be \[1\], but it is \[160\]/u,
    ],
    ['scores of a whole layer stack', () => lossOf(zeros(1, 160, 2), zeros(160)), /batch × classes, but got \[1, 160, 2\].*h\.at\(-1\)/su],
    [
      'different shapes in a loss',
      () => new nn.MSELoss().forward(zeros(2, 1), zeros(2)),
      /both shapes must be equal, but the input is \[2, 1\] and the target \[2\]/u,
    ],
    [
      'shapes that do not fit',
      () => zeros(2, 3).add(zeros(4)),
      /add: shapes \[2, 3\] and \[4\] do not fit.*axis -1 is 3 here and 4 there/su,
    ],
    ['matrices that do not fit', () => zeros(2, 3).matmul(zeros(2, 3)), /matmul.*\[2, 3\] and \[2, 3\] do not fit: 3 is not 2/su],
    [
      'an index out of range',
      () => zeros(3, 2).at(3),
      /at\(3\): the first axis of \[3, 2\] has 3 entries, so the index goes from -3 to 2/u,
    ],
    [
      'several indices in one',
      () => zeros(3, 2).at([1, 0] as unknown as number),
      /at\(\) takes one index, along the first axis.*: at\(1\)\.at\(0\)\./su,
    ],
    ['several indices beside each other', () => (zeros(3, 2).at as (...indices: number[]) => unknown)(1, 0), /at\(\) takes one index/u],
    ['an axis that is not there', () => zeros(2, 3).argmax(2), /argmax: there is no axis 2; axes go from -2 to 1/u],
    ['a softmax axis that is not there', () => softmax(zeros(2), -2), /softmax: there is no axis -2/u],
    ['an index for the wrong number of axes', () => zeros(2, 3).with([0], 1), /one index an axis, and \[2, 3\] has 2/u],
    [
      'a shape with too few places',
      () => zeros(2, 3).reshape([4]),
      /reshape cannot put the 6 values of \[2, 3\] into \[4\], which has room for 4/u,
    ],
    ['reading many values as one', () => zeros(2, 3).item(), /item\(\) reads a tensor with one value, but this one has shape \[2, 3\]/u],
    ['rows of different length', () => tensor([[1, 2], [3]]), /row 1 has shape \[1\], but the rows before it have \[2\]/u],
    ['text in a tensor', () => tensor(['a'] as never), /needs numbers or nested arrays of numbers, but got the text 'a'/u],
    ['big whole numbers in a tensor', () => tensor(new BigInt64Array(2) as never), /needs numbers .*, but got a BigInt64Array\.$/u],
    [
      'bytes in a tensor',
      () => tensor([new DataView(new ArrayBuffer(4))] as never),
      /^tensor\[0\] needs numbers .*, but got a DataView\.$/u,
    ],
    [
      'chosen classes in place of scores',
      () => new nn.CrossEntropyLoss().forward(rand(3, 4).argmax(1), tensor([1, 2, 0])),
      /needs the scores of all classes, and got one whole number for each row\. After argmax\(\) nothing is left to learn from/u,
    ],
    [
      'classes where the scores belong',
      () => new nn.CrossEntropyLoss().forward(tensor([1, 2, 0]), rand(3, 4)),
      /takes the scores first and the right classes second/u,
    ],
    ['a tensor in a tensor', () => tensor([zeros(1)] as never), /a tensor \(use stack or cat/u],
    ['tensors of different shapes stacked', () => stack([zeros(2), zeros(3)]), /tensor 0 is \[2\] and tensor 1 is \[3\]/u],
    ['nothing to stack', () => stack([]), /at least one tensor/u],
    [
      'tensors that disagree beside the axis',
      () => cat([zeros(2, 3), zeros(2, 4)]),
      /agree in every other axis.*\[2, 3\] and tensor 1 is \[2, 4\]/su,
    ],
    ['a size that is not a size', () => rand(2.5), /whole sizes of 0 or more, but axis 0 is 2\.5/u],
    [
      'a seed that is not one',
      () => {
        manualSeed(1.5);
      },
      /whole number, but got 1\.5/u,
    ],
    ['a range without end', () => arange(0, 3, 0), /a step other than 0/u],
    [
      'a disposed tensor',
      () => {
        const x = zeros(2);
        x.dispose();
        return x.add(1);
      },
      /add got a tensor that was already disposed/u,
    ],
    [
      'backward from many numbers',
      () => {
        const x = ones(2);
        x.requiresGrad = true;
        x.mul(2).backward();
      },
      /starts from one number, but this tensor has shape \[2\].*\.mean\(\) or \.sum\(\)/su,
    ],
    [
      'backward from nowhere',
      () => {
        zeros(1).backward();
      },
      /does not depend on any parameter/u,
    ],
    [
      'switching a result off',
      () => {
        const x = ones(2);
        x.requiresGrad = true;
        x.mul(2).requiresGrad = false;
      },
      /only be switched off on a leaf/u,
    ],
    [
      'a gradient of another shape',
      () => {
        const x = ones(2);
        x.grad = ones(3);
      },
      /tensor's shape \[2\], but this one has \[3\]/u,
    ],
    ['an optimizer without parameters', () => new optim.Adam([]), /optim\.Adam got no parameters/u],
    [
      'an optimizer with a model',
      () => new optim.Adam(lstm() as never),
      /needs a list of parameters: new optim\.Adam\(model\.parameters\(\)/u,
    ],
    ['an optimizer of plain tensors', () => new optim.SGD([zeros(2)]), /leaves with requiresGrad/u],
    [
      'a learning rate that is not one',
      () => new optim.RMSprop(lstm().parameters(), { lr: -1 }),
      /optim\.RMSprop: lr must be a number, 0 or more, but it is -1/u,
    ],
    ['a module without forward', () => new (class Net extends nn.Module {})().forward(), /Net has no forward/u],
    ['noGrad without a function', () => noGrad(randn(1) as never), /noGrad needs a function/u],
    ['noGrad with an async function', () => noGrad(() => Promise.resolve(1)), /not async/u],
  ])('%s', (_, make, sentence) => {
    expect(make).toThrow(sentence);
  });
});
