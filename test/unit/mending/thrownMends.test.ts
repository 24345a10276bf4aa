import { describe, expect, it } from 'vitest';
import { thrownKinds, type ThrownKind } from '../../../src/core/run/thrownMistake.ts';
import type { Mend } from '../../../src/core/run/mend.ts';
import { findMend } from '../../../src/instrument/mending/findMend.ts';
import { applyEdits } from './applyEdits.ts';
import { runText } from './runText.ts';

const imports = "import { manualSeed, nn, optim, print, tensor, zeros } from 'gatescope';";
const head = `manualSeed(1);
const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4 }), lstm = new nn.LSTM({ inputSize: 3, hiddenSize: 4 }), fc = new nn.Linear(4, 2);
const model = new nn.Sequential(fc), lossFn = new nn.MSELoss(), optimizer = new optim.SGD(fc.parameters(), { lr: 0.1 });
const x = zeros(5, 2, 3), a = zeros(2, 4), list = [1], word = ' Word ';
`;
const lab = (text: string, names = imports): string => `${names}\n${head}${text}\n`;
const mended = new Map<ThrownKind, number>();

/** What mends the error that a lab ends with, and what it said. */
async function mendOf(text: string): Promise<{ kind: ThrownKind | null; mend: Mend | null; message: string }> {
  const { error, problems } = await runText(text);
  if (!error) throw new Error(`Nothing is thrown. ${problems.map(({ message }) => message).join()}`);
  const { mistake, message } = error.error;
  if (!mistake) return { kind: null, mend: null, message };
  const { kind, wrote, instead } = mistake;
  const { line, column } = error.place;
  return { kind, mend: findMend({ text, isScript: false, kind, about: wrote, instead, line, column }), message };
}

async function mendAndRun(text: string): Promise<{ right: string; printed: readonly string[]; title: string }> {
  const { kind, mend, message } = await mendOf(text);
  if (!mend || !kind) throw new Error(`There is no mend: ${message}`);
  mended.set(kind, (mended.get(kind) ?? 0) + 1);
  const right = applyEdits(text, mend.edits);
  const run = await runText(right);
  expect({ problems: run.problems, warnings: run.warnings, error: run.error?.error.message }).toEqual({
    problems: [],
    warnings: [],
    error: undefined,
  });
  return { right, printed: run.printed, title: mend.title };
}

describe('the mend of what was thrown', () => {
  it.each([
    ['print(gru(x)[0].shape);', 'print(gru.forward(x)[0].shape);', '[5, 2, 4]'],
    [
      'const [out, [h, c]] = lstm(x);\nprint(h.shape, c.shape, out.shape);',
      'const [out, [h, c]] = lstm.forward(x);\nprint(h.shape, c.shape, out.shape);',
      '[1, 2, 4] [1, 2, 4] [5, 2, 4]',
    ],
    ['print(model(a).shape);', 'print(model.forward(a).shape);', '[2, 2]'],
    ['print(lossFn(a, a).item());', 'print(lossFn.forward(a, a).item());', '0'],
    ['const layers = [fc];\nprint(layers[0](a).shape);', 'const layers = [fc];\nprint(layers[0].forward(a).shape);', '[2, 2]'],
    ['print(x(0).shape);', 'print(x.at(0).shape);', '[2, 3]'],
    [
      'class M extends nn.Module { l = fc; forward(q) { return this.l(q); } }\nprint(new M().forward(a).shape);',
      'class M extends nn.Module { l = fc; forward(q) { return this.l.forward(q); } }\nprint(new M().forward(a).shape);',
      '[2, 2]',
    ],
    ['optimizer.zero_grad();\nprint(1);', 'optimizer.zeroGrad();\nprint(1);', '1'],
    ['model.zero_grad();\nprint(1);', 'model.zeroGrad();\nprint(1);', '1'],
    ['print([...model.named_parameters()].length);', 'print([...model.namedParameters()].length);', '2'],
    ['print(model.to(device).forward(a).shape);', 'print(model.forward(a).shape);', '[2, 2]'],
    ['print(x.numel());', 'print(x.size);', '30'],
    ['print(x.ndim);', 'print(x.rank);', '3'],
    ['print(x.size(0), x.shape);', 'print(x.shape[0], x.shape);', '5 [5, 2, 3]'],
    ['print(x.size());', 'print(x.shape);', '[5, 2, 3]'],
    ['print(a.T.shape);', 'print(a.transpose(0, 1).shape);', '[4, 2]'],
    ['print(a.t().shape);', 'print(a.transpose(0, 1).shape);', '[4, 2]'],
    ['print(a.long().dtype);', 'print(a.toInt().dtype);', 'int32'],
    ['print(x.unbind(1).length);', 'print(x.unstack(1).length);', '2'],
    ['print(a.numpy().length);', 'print(a.tolist().length);', '2'],
    ['print(a.log_softmax(1).shape);', 'print(a.logSoftmax(1).shape);', '[2, 4]'],
    ['a.requires_grad = true;\nprint(a.requiresGrad);', 'a.requiresGrad = true;\nprint(a.requiresGrad);', 'true'],
    ['print(x.rank());', 'print(x.rank);', '3'],
    ['for (const p of fc.parameters) print(p.shape.length);', 'for (const p of fc.parameters()) print(p.shape.length);', '1'],
    ['list.append(2);\nprint(list);', 'list.push(2);\nprint(list);', '[1, 2]'],
    ['print(word.upper());', 'print(word.toUpperCase());', ' WORD '],
    ['print(word.startswith(" W"));', 'print(word.startsWith(" W"));', 'true'],
    ['print(None === null);', 'print(null === null);', 'true'],
    [
      'const isOn = True;\nprint(isOn, { True: True }, list.True);',
      'const isOn = true;\nprint(isOn, { True: true }, list.True);',
      'true { True: true } undefined',
    ],
    ['print(math.sqrt(4));', 'print(Math.sqrt(4));', '2'],
    [
      'class M { w = 2; get() { return self.w; } }\nprint(new M().get());',
      'class M { w = 2; get() { return this.w; } }\nprint(new M().get());',
      '2',
    ],
  ] as const)('%s', async (wrong, right, printed) => {
    const result = await mendAndRun(lab(wrong));
    expect(result.right).toBe(lab(right));
    expect(result.printed.at(-1)).toBe(printed);
    expect(result.title).toMatch(/^Write \S/u);
  });

  it.each([
    ['print(relu(a).shape);', 'print(relu(a).shape);', "import { manualSeed, nn, optim, print, tensor, zeros, relu } from 'gatescope';"],
    ['manual_seed(3);\nprint(tensor([1]).shape);', 'manualSeed(3);\nprint(tensor([1]).shape);', imports],
    ['print(new Linear(2, 3).weight.shape);', 'print(new nn.Linear(2, 3).weight.shape);', imports],
    [
      'print(no_grad(() => a).shape);',
      'print(noGrad(() => a).shape);',
      "import { manualSeed, nn, optim, print, tensor, zeros, noGrad } from 'gatescope';",
    ],
    ['print(new Adam(fc.parameters()).lr > 0);', 'print(new optim.Adam(fc.parameters()).lr > 0);', imports],
  ])('imports what the library has: %s', async (wrong, right, names) => {
    expect((await mendAndRun(lab(wrong))).right).toBe(lab(right, names));
  });

  it('writes an import where there is none, in the style of the file, and into a list on lines of its own', async () => {
    const none = await mendAndRun('// A lab.\nconsole.log("a", sigmoid(0));\n');
    expect(none.right).toBe('import { sigmoid } from "gatescope";\n// A lab.\nconsole.log("a", sigmoid(0));\n');
    const other = await mendAndRun("import * as tf from '@tensorflow/tfjs'\nprint(tf.ones([1]).shape)\n");
    expect(other.right).toBe("import { print } from 'gatescope'\nimport * as tf from '@tensorflow/tfjs'\nprint(tf.ones([1]).shape)\n");
    const lines = await mendAndRun("import {\r\n\tprint,\r\n\ttensor,\r\n} from 'gatescope';\r\nprint(tanh(tensor(0)).item());\r\n");
    expect(lines.right).toBe("import {\r\n\tprint,\r\n\ttensor,\r\n\ttanh,\r\n} from 'gatescope';\r\nprint(tanh(tensor(0)).item());\r\n");
    expect(lines.title).toBe("Import tanh from 'gatescope'");
  });

  it.each([
    ['a name that is only near another', 'pritn(1);'],
    ['a name with several ways to write it', 'print(len(list));'],
    ['a tensor called with two places', 'print(x(0, 1).shape);'],
    ['a line of which nothing would be left', 'model.cuda();'],
    ['a method that changes a tensor in place', 'a.add_(1);'],
    ['what is given and has no place', 'print(a.numel(1));'],
    ['a name that the file has for something else', '{ const relu = 1; print(relu); }\nrelu(a);'],
  ])('is none for %s', async (_, text) => {
    expect((await mendOf(lab(text))).mend).toBeNull();
  });

  it('believes no text that a lab sends in the place of a name', () => {
    const text = lab('print(None);');
    const line = text.split('\n').findIndex(each => each.includes('None')) + 1;
    const at = { text, isScript: false, about: 'None', line, column: 7 };
    expect(findMend({ ...at, kind: 'name', instead: 'null' })).not.toBeNull();
    for (const instead of ['null); steal(', '', '1 + 1', 'x.size']) expect(findMend({ ...at, kind: 'name', instead })).toBeNull();
  });

  it('was seen for each kind in three forms', () => {
    for (const kind of thrownKinds) expect(mended.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(3);
  });
});
