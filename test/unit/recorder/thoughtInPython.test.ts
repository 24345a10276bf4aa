import { describe, expect, it } from 'vitest';
import { saidBy, type Said } from './saidByLab.ts';

const head = `import * as tf from '@tensorflow/tfjs';
import { nn, optim, print, randn, tensor, zeros } from 'gatescope';
const gru = new nn.GRU({ inputSize: 3, hiddenSize: 4 }), lstm = new nn.LSTM({ inputSize: 3, hiddenSize: 4 }), fc = new nn.Linear(4, 2);
class Net extends nn.Module { head = fc; layers = new nn.ModuleList([fc]); forward(x) { return this.head.forward(x); } }
const model = new Net(), lossFn = new nn.CrossEntropyLoss(), optimizer = new optim.SGD(model.parameters());
const x = randn(5, 2, 3), a = randn(2, 4), b = randn(2, 4);
`;
const line = head.split('\n').length;

/** What a lab says: how it ended, and what it printed. */
const say = (text: string, probes = true, name = 'python.lab.js'): Promise<Said> => saidBy(head + text, probes, name);

describe('what is called as in Python, at its line', () => {
  it.each([
    ['a module', 'gru(x);', 'gru is not a function: GRU is called by its method, so write const [out, h] = gru.forward(x).'],
    ['a module whose result is taken apart', 'const [out, state] = lstm(x);', 'write const [out, [h, c]] = lstm.forward(x).'],
    ["a learner's model", 'print(model(a));', 'model is not a function: Net is called by its method, so write model.forward(x).'],
    ['a loss', 'const loss = lossFn(a, tensor([0, 1]));', 'write lossFn.forward(scores, classes).'],
    [
      'a field',
      'class M extends nn.Module { l = gru; forward(q) { return this.l(q); } } new M().forward(x);',
      'write const [out, h] = this.l.forward(x).',
    ],
    [
      'a field of the constructor',
      'class M extends nn.Module { constructor() { super(); this.l = fc; } forward(q) { return this.l(q); } } new M().forward(a);',
      'write this.l.forward(x).',
    ],
    ['an entry of a list of modules', 'const { layers } = model; layers[0](a);', 'write layers[0].forward(x).'],
    ['an entry at a variable', 'const all = [fc, fc]; for (let i = 0; i < 2; i++) all[i](a);', 'write all[i].forward(x).'],
    ['a variable of a loop', 'for (const layer of model.layers) layer(a);', 'write layer.forward(x).'],
    ['a parameter of a function', 'const run = (m, v) => m(v); run(fc, a);', 'write m.forward(x).'],
    ['a property of an object', 'const net = { out: fc }; net.out(a);', 'write net.out.forward(x).'],
    ['what is only just made', 'new nn.Linear(4, 2)(a);', 'write new nn.Linear(4, 2).forward(x).'],
    ['what a function gives', 'const make = () => fc; make()(a);', 'write make(...).forward(x).'],
    ['a module in place of a function', '[a].map(fc);', 'write x => module.forward(x).'],
    ['a list of modules', 'const l = model.layers; l(a);', 'write for (const layer of l) x = layer.forward(x).'],
    ['brackets around it', '(fc)(a);', 'fc is not a function: Linear is called by its method, so write fc.forward(x).'],
    ['the last of several', '(0, fc)(a);', 'What stands before these brackets is no function. A module is called by its method'],
    ['one of two', '(a ? fc : gru)(a);', 'What stands before these brackets is no function. A module is called by its method'],
    ['call', 'fc.call(a);', 'There is no call of a module here: write model.forward(x).'],
    [
      'a parameter that is given values',
      'fc.weight.assign(x);',
      'A tensor has no assign: write layer.weight = new nn.Parameter(values) for',
    ],
    ['a tensor that is given values', 'x.set(a);', 'and x = values for any other tensor; tensors do not change.'],
    [
      'a parameter that is copied into',
      'fc.weight.copy_(x);',
      'There is no copy_ of a tensor here: write layer.weight = new nn.Parameter(',
    ],
    ['a tensor', 'x(0);', 'x is a tensor and not a function: write x.at(i)'],
    ['size() with an axis', 'x.size(0);', "write x.shape for PyTorch's size(), and x.shape[0] for size(0)."],
    ['size() taken apart', 'const [n] = x.size();', 'x.size is not a function: of a tensor, write x.shape'],
    ['shape()', 'x.shape();', 'x.shape is not a function'],
    ['a switch', 'model.training();', 'it is read without brackets, as model.training.'],
  ])('%s', async (_what, text, sentence) => {
    const said = await say(text);
    expect(said.error).toContain(sentence);
    expect(said.error).toMatch(/^[^.].*\.$/su);
    expect(said.line).toBe(line);
  });

  it.each([
    ['a type behind it', 'print((fc as any)(a));', 'fc is not a function: Linear is called by its method, so write fc.forward(x).'],
    ['a type behind its owner', 'print((model as any).layers[0]!(a));', 'so write model.layers[0].forward(x).'],
    ['what is sure to be there', 'fc!(a);', 'so write fc.forward(x).'],
    ['what may be missing', '(fc as any)?.(a);', 'so write fc.forward(x).'],
    ['a tensor with a type', '(x as any)(0);', 'x is a tensor and not a function: write x.at(i)'],
  ])('%s, in TypeScript', async (_what, text, sentence) => {
    const said = await say(text, true, 'python.lab.ts');
    expect(said.error).toContain(sentence);
    expect(said.line).toBe(line);
  });

  it('is what the engine says where a lab catches it, and of what is no module', async () => {
    const { printed, error } = await say('try { gru(x); } catch (e) { print(e.message); } let nothing; nothing(x);');
    expect(printed).toEqual(['gru is not a function']);
    expect(error).toBe('nothing is not a function');
  });

  it('leaves the order and the arguments of calls as they are', async () => {
    const text =
      'const log = []; const o = { f: null }; const g = v => { log.push(v); return v; }; try { o.f(g(1), g(2)); } catch (e) { log.push(e.message); } const h = (...all) => all.length; const pick = [h]; print(log.join(), pick[0](undefined), pick[0](...[1, 2]), ((f, ...r) => f(...r))(h, 1, 2, 3));';
    expect((await say(text)).printed).toEqual(['1,2,o.f is not a function 1 2 3']);
  });
});

describe('names and operators of Python', () => {
  it.each([
    ['x[0];', 'write x.at(0) for a part of the first axis, or x.select(dim, 0)'],
    ['print(x[-1]);', 'JavaScript has no x[-1] for tensors'],
    ['x[0][1] = 2;', 'JavaScript has no x[0] for tensors'],
    ['x[3] = 1;', 'x.with([3], value)'],
    ['const [first] = a;', 'A tensor cannot be looped over or taken apart'],
    ['for (const row of a) print(row);', 'x.unstack() gives its parts'],
    ['print(...a);', 'A tensor cannot be looped over'],
    ['a.max(1)[0];', 'const [values, indices] = x.max(dim)'],
    ['a.max(1).values;', 'const [values, indices] = x.max(dim)'],
    ['a.length;', 'read x.shape[0]'],
    ['a.map(v => v);', 'write x.tolist().map(…)'],
    ['a.sum().toFixed(3);', 'write x.item().toFixed(digits)'],
    ['a.data = b;', 'The data of a tensor cannot be set'],
    ['fc.weight.data.mul(2);', 'write x.detach()'],
    ['fc.weight.data.sub_(fc.weight);', 'has no sub_: write x.detach()'],
    ['fc.weight.grad = 0;', 'write optimizer.zeroGrad(), or x.grad = null'],
    ['fc.weight.grad.zero_();', 'write optimizer.zeroGrad()'],
    ['a + b;', 'write a.add(b) for a + b'],
    ['let s = a; s += b;', 'write a.add(b) for a + b'],
    ['let total = 0; total += a.sum();', 'total += x.item() adds up numbers'],
    ['a == b;', 'a.eq(b) for a == b'],
    ['a.argmax(1) != b.argmax(1);', 'a.eq(b) for a == b'],
    ['a == 0;', 'a.eq(b) for a == b'],
    ['(a === b).float();', 'a == b is true or false in JavaScript, and no tensor: write a.eq(b).'],
    ['(a - b) ** 2;', 'a.pow(2) for a ** 2'],
    ['-a;', 'no operators for tensors'],
    ['a > 0;', 'a.gt(b) for a > b'],
    ['pritn(a);', "There is no pritn here: declare it first. Or did you mean print from 'gatescope'?"],
    ['a.mul(sigmoyd(1));', 'did you mean sigmoid from'],
    ['len(a);', 'There is no len here: read list.length'],
    ['for (const i of range(3)) print(i);', 'for (let i = 0; i < n; i++)'],
    ['torch.randn(2);', 'names are imported one by one'],
    ['print(None);', 'write null'],
    ['print(relu(a));', "write import { relu } from 'gatescope' at the top"],
    ['manual_seed(1);', 'write manualSeed, imported'],
    ['new Linear(2, 3);', 'write nn.Linear'],
    ['new nn.Embeding(3, 2);', 'did you mean nn.Embedding?'],
    ['new optim.Adagrat(fc.parameters());', 'There is no optim.Adagrat'],
    ['for (const p of model.parameters) print(p);', 'its brackets are missing: write model.parameters().'],
    ['const [, s] = lstm.forward(x); s.mean();', 'Take it apart: const [out, [h, c]] = lstm.forward(x).'],
    ['const [, s] = lstm.forward(x); s.select(0, -1);', 'This is the pair [h, c] of an LSTM'],
    ['const out = gru.forward(x); out.unsqueeze(0);', 'This is the list a recurrent module returns'],
    ['const out = gru.forward(x); out.forward(x);', 'only modules have forward. What a recurrent module gives is taken apart'],
    ['fresh = 5;', 'fresh is not defined: declare it first, as const fresh = …'],
    ['const list = [1]; list.append(3);', 'list.append is not a function: write list.push(value) for a list.'],
    ['const list = [1]; list.extend([3]);', 'write list.push(...values)'],
    ['const o = { a: 1 }; for (const [k, v] of o.items()) print(k, v);', 'write Object.entries(o) for an object.'],
    ["print(','.join(['a']));", 'write list.join(",") for ",".join(list).'],
    ["'A'.lower();", 'write "A".toLowerCase() for a text.'],
    ['fc.weight.grad.norm();', "There is no norm of null. A parameter's grad is null before the first backward()"],
    ['print(model.head.bias.grad.abs().mean());', 'There is no abs of null.'],
    ['JSON.stringify(x);', 'A tensor is not turned into JSON by itself: write JSON.stringify(x.tolist()).'],
    ['JSON.stringify({ rows: [a] });', 'write JSON.stringify(x.tolist())'],
    ['JSON.stringify(model);', 'A module is not turned into JSON by itself'],
    ['print(fc.weights);', 'There is no weights of a module here: write weight'],
    ['fc.biases;', 'There is no biases of a module here: write bias'],
    ['new nn.GRU(inputSize=1, hiddenSize=2);', 'An option of a call goes in braces: { inputSize: … }'],
    ['x.sum(dim=1);', 'dim is not defined: an axis goes by its place here. Write x.sum(1)'],
    ['x.requires_grad = true;', 'requires_grad cannot be set: write requiresGrad instead'],
    ['x.forward(a);', 'x.forward is not a function: only modules have forward'],
    [
      'class Bare { head = fc; } const bare = new Bare(); bare.parameters();',
      'bare.parameters is not a function: only modules have parameters',
    ],
    [
      'class Bare { head = fc; } optimizer.add(...new Bare().namedParameters());',
      'let its class extend one: class Model extends nn.Module',
    ],
    ['class Late extends nn.Module { constructor() { this.head = fc; super(); } } new Late();', 'write super() as its first line'],
  ])('%s', async (text, sentence) => {
    const said = await say(text);
    expect(said.error).toContain(sentence);
    expect(said.line).toBe(line);
  });

  it.each([
    ['tf.Tensor.prototype.dataSync = () => 1;', "dataSync is the library's own and cannot be replaced"],
    ["Object.defineProperty(tf.Tensor.prototype, 'dataSync', { value: () => 1 });", "dataSync is the library's own and cannot be replaced"],
    [
      'Object.freeze({ lr: 1 }).lr = 2;',
      'lr cannot be set: what it belongs to is closed against changes. Set it in a copy: { ...object, lr: value }',
    ],
    ['Object.freeze([1])[0] = 2;', '0 cannot be set: what it belongs to is closed'],
    ['Object.freeze([1]).push(2);', 'There is no 1 to set, and none can be added'],
    ['Object.freeze({}).lr = 2;', 'There is no lr to set, and none can be added'],
    ["const text = 'abc'; text[0] = 'x';", 'A text cannot be changed in place'],
    ['({ get lr() { return 1; } }).lr = 2;', 'lr cannot be set: it is computed each time it is read.'],
  ])('%s is told in words', async (text, sentence) => {
    const said = await say(text);
    expect(said.error).toContain(sentence);
    expect(said.line).toBe(line);
  });

  it.each([
    ['Embeding', "'gatescope' does not export 'Embeding'. Did you mean nn.Embedding?"],
    ['zerros', "'gatescope' does not export 'zerros'. Did you mean 'zeros'?"],
    ['Randn', "'gatescope' does not export 'Randn'. Did you mean 'randn'?"],
    ['whatever', "'gatescope' does not export 'whatever'."],
    ['lr_scheduler', 'optimizer.lr'],
  ])('imported by name say what was meant: %s', async (name, sentence) => {
    const said = await say(`import { ${name} as other } from 'gatescope'; print(other);`);
    expect(said.error).toContain(sentence);
  });

  it.each([true, false])('leave text and other values alone (probes: %s)', async probes => {
    const text = `const one = tensor([1]); const label = 'x: '; let line = ''; line += one; const join = (t, v) => t + v; class C { text = 'c'; with(v) { this.text += v; return this.text; } }
print(label + one === 'x: ' + String(one), line === String(one), one + '' === String(one), 'a' + one + 'b' + one === \`a\${one}b\${one}\`);
print(${probes ? "join('t', one) === 't' + one" : 'true'}, new C().with(one) === 'c' + one, join(1, 2), join('a', null), [1] + 1, null + 1);
print(one == null, null != one, one === one, 1 == '1', [1] == 1, 'a' == 'a', [one].includes(one), one == undefined);`;
    const { printed, error } = await say(text, probes);
    expect(error).toBeNull();
    expect(printed).toEqual(['true true true true', 'true true 3 anull 11 1', 'false true true true true true true false']);
  });
});
