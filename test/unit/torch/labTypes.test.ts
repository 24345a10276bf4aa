import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCheckTypes, writeLabTypes } from '../../../scripts/labTypes.mjs';
import { repository } from '../../../scripts/repository.mjs';
import { LESSON, lessonFile } from './runLabText.ts';
import { settingsOf, TypeProblems } from './typeProblems.ts';

const root = mkdtempSync(join(tmpdir(), 'lab-types-'));
/** Laid out as the repository is, since the settings of `labs` find the types in `dist`. */
const folder = join(root, 'dist/types');
const checks = join(root, 'labs/lstm-and-gru/exercises/checks');
const typeProblems = new TypeProblems();

beforeAll(async () => {
  await writeLabTypes(folder);
  await writeCheckTypes(join(root, 'dist/checkTypes'));
  cpSync(join(repository, 'labs'), join(root, 'labs'), { recursive: true });
}, 300_000);

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** What the Problems list of a learner's folder would say. */
const problems = (): string[] => typeProblems.of(join(folder, 'tsconfig.json'));

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

describe("the types in a learner's folder", () => {
  it('are three files of less than 1.2 MB together', () => {
    const types = join(folder, '.gatescope', 'types');
    const names = readdirSync(types).sort();
    expect(names).toEqual(['gatescope.d.ts', 'globals.d.ts', 'tfjs.d.ts']);
    expect(names.reduce((total, name) => total + statSync(join(types, name)).size, 0)).toBeLessThan(1.2e6);
  });

  it('leave no problem in any lab of the lesson', () => {
    const labs = readdirSync(LESSON).filter(name => name.endsWith('.lab.ts'));
    expect(labs).toHaveLength(7);
    for (const name of labs) put(name, lessonFile(name));
    expect(problems()).toEqual([]);
  });

  it('tell code that is thought in Python where it stands', () => {
    const head =
      "import { nn, randn } from 'gatescope'; const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4 }); const x = randn(2, 3); gru.forward(x);";
    const mistakes = [
      "import { Embeding } from 'gatescope'; new Embeding();",
      'gru(x);',
      'x.size(0);',
      'x[0];',
      'x.data = x;',
      'x.grad = 0;',
      'x + x;',
      'x > 0;',
      'new nn.NoSuch();',
      'nn.functional;',
      'for (const row of x) row;',
    ];
    mistakes.forEach((text, index) => {
      put(`python${String(index)}.lab.ts`, `${head}\n${text}`);
    });
    const told = problems().map(problem => /python(\d+)\.lab\.ts/u.exec(problem)?.[1]);
    mistakes.forEach((_, index) => {
      rmSync(join(folder, `python${String(index)}.lab.ts`));
    });
    expect(mistakes.filter((_, index) => !told.includes(String(index)))).toEqual([]);
  });

  it('know every name of the library, TensorFlow.js, and what tensors can do', () => {
    put(
      'everything.lab.ts',
      `import * as tf from '@tensorflow/tfjs';
      import { arange, cat, exp, linspace, manualSeed, nn, noGrad, ones, optim, print, rand, randn, relu, round, sigmoid, softmax, stack, tanh, tensor, tuple, zeros, type Tensor } from 'gatescope';
      manualSeed(1);
      const a: number = sigmoid(0.5) + tanh(1) + exp(0) + relu(2);
      const t: Tensor = softmax(relu(exp(tanh(sigmoid(rand(2, 3))))), -1).add(a).sub(1).mul(2).div(3).pow(2);
      const u: tf.Tensor = t.matmul(t.transpose(0, 1)).reshape([2, 2]).slice([0, 0], [1, 2]).abs();
      u.max(); u.min(); u.mean(0).sum().item(); u.at(-1).with([0], 1).argmax(0).eq(1).tolist(); u.detach().requiresGrad = true;
      const g: Tensor | null = u.grad; u.sum().backward(); print(g, tuple(u.shape), round(1, 3), u.float().dtype);
      stack([zeros(2), ones([2])], 1); cat([randn(2), linspace(0, 1, 3)]); arange(3); arange(0, 3, 1); tensor([[1, 2], [3, 4]], { dtype: 'float32', requiresGrad: true });
      const lstm = new nn.LSTM({ inputSize: 1, hiddenSize: 2, numLayers: 2, bias: true, batchFirst: true, dropout: 0.1, bidirectional: true });
      const [out, [h, c]] = lstm.forward(zeros(1, 2, 1), [zeros(4, 1, 2), zeros(4, 1, 2)]);
      const { input, forget, cell, output, c: cs, h: hs } = new nn.LSTM({ inputSize: 1, hiddenSize: 2 }).gates;
      const gru = new nn.GRU({ inputSize: 1, hiddenSize: 2 });
      const { reset, update, candidate } = gru.gates;
      const w: Tensor = gru.weight_ih_l0; lstm.bias_hh_l1_reverse.tolist();
      const [, hr] = new nn.RNN({ inputSize: 1, hiddenSize: 2, nonlinearity: 'relu' }).forward(zeros(2, 1, 1));
      const h1: Tensor = new nn.GRUCell({ inputSize: 1, hiddenSize: 2 }).forward(zeros(1, 1), zeros(1, 2));
      const [h2, c2] = new nn.LSTMCell({ inputSize: 1, hiddenSize: 2, bias: false }).forward(zeros(1, 1), [h1, h1]);
      class Net extends nn.Module { fc = new nn.Linear(2, 2, { bias: false }); rnn = new nn.RNNCell({ inputSize: 1, hiddenSize: 2 }); forward(x: Tensor): Tensor { return this.fc.forward(this.rnn.forward(x)); } }
      const net = new Net().train().eval();
      for (const [name, p] of net.namedParameters()) print(name.length, p.shape);
      const loss = new nn.CrossEntropyLoss().forward(noGrad(() => net.forward(zeros(1, 1))), tensor([0]));
      new nn.MSELoss().forward(loss, loss); new nn.BCEWithLogitsLoss().forward(loss, loss);
      const n: number = nn.utils.clipGradNorm(net.parameters(), 1);
      for (const o of [new optim.Adam(net.parameters(), { lr: 0.1, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 }), new optim.SGD(net.parameters(), { lr: 0.1, momentum: 0.9 }), new optim.RMSprop(net.parameters(), { lr: 0.1 })]) { o.zeroGrad(); o.step(); }
      tf.tidy(() => tf.tensor2d([[1]]).square().sum()).dispose(); console.log(tf.memory().numTensors, performance.now(), [out, h, c, input, forget, cell, output, cs, hs, reset, update, candidate, w, hr, h2, c2, n]);
      export {};`,
    );
    expect(problems()).toEqual([]);
    rmSync(join(folder, 'everything.lab.ts'));
  });

  it.each([
    ['a number where a tensor belongs', "import { nn } from 'gatescope'; new nn.Linear(2, 2).forward(1);"],
    ['a name the library does not have', "import { sigmoidd } from 'gatescope'; sigmoidd(1);"],
    ['a method no tensor has', "import { zeros } from 'gatescope'; zeros(1).flattenAll();"],
    ['an option that is misspelled', "import { nn } from 'gatescope'; new nn.GRU({ inputSize: 1, hiddenSize: 1, batch_first: true });"],
    [
      'a plain tensor where a parameter belongs',
      "import { nn, zeros } from 'gatescope'; const gru = new nn.GRU({ inputSize: 1, hiddenSize: 1 }); gru.bias_ih_l0 = new nn.Parameter(zeros(3)); gru.bias_hh_l0 = zeros(3);",
    ],
    [
      'a plain tensor for a parameter of a lab',
      "import { nn, zeros } from 'gatescope'; class Net extends nn.Module { w = new nn.Parameter(zeros(3)); layers = new nn.ModuleList([new nn.Linear(1, 1)]); } new Net().layers.at(0).weight = new nn.Parameter(zeros(1, 1)); new Net().w = zeros(3);",
    ],
    ['what a lab cannot reach', 'export const page = document.title;'],
  ])('show %s as a problem', (_, text) => {
    put('wrong.lab.ts', text);
    expect(problems()).toHaveLength(1);
    rmSync(join(folder, 'wrong.lab.ts'));
  });

  it('show the documentation on hover', () => {
    put('hover.lab.ts', "import { nn } from 'gatescope'; new nn.GRU({ inputSize: 1, hiddenSize: 1 });");
    const file = join(folder, 'hover.lab.ts');
    const options = settingsOf(join(folder, 'tsconfig.json'));
    const service = ts.createLanguageService({
      getCompilationSettings: () => options.options,
      getScriptFileNames: () => [...options.fileNames, file],
      getScriptVersion: () => '1',
      getScriptSnapshot: name => (ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? '') : undefined),
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: path => ts.sys.fileExists(path),
      readFile: path => ts.sys.readFile(path),
    });
    const at = readFileSync(file, 'utf8').indexOf('GRU(');
    const hover = service.getQuickInfoAtPosition(file, at);
    const completions = service.getCompletionsAtPosition(file, at, undefined)?.entries.map(({ name }) => name) ?? [];
    expect(ts.displayPartsToString(hover?.documentation)).toContain('update gate');
    expect(completions).toEqual(expect.arrayContaining(['GRU', 'LSTM', 'RNN', 'Linear', 'Module', 'CrossEntropyLoss']));
    rmSync(file);
  });
});

describe('the types for authors of checks', () => {
  /** What the Problems list says of the check programs, with the settings authors have. */
  const inChecks = (): string[] =>
    typeProblems.of(join(root, 'labs/tsconfig.json'), names => {
      const wanted = names.filter(name => name.includes('/exercises/checks/') || name.endsWith('globals.d.ts'));
      expect(wanted.length).toBeGreaterThan(10);
      return wanted;
    });

  it('leave no problem in any check program', () => {
    expect(inChecks()).toEqual([]);
  }, 120_000);

  it('tell what does not exist', () => {
    writeFileSync(
      join(checks, 'wrong.ts'),
      "import type { Attempt } from 'gatescope/check';\nexport const look = async (attempt: Attempt) => (await attempt.run()).nothing;\n",
    );
    expect(inChecks().join('\n')).toContain("'nothing' does not exist on type 'AttemptRun'");
  }, 120_000);
});
