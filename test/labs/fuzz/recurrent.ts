import { isSequence, learned, made } from './layers.ts';
import { flag, isFilled, isFloat, list, type Program } from './program.ts';

/** Inputs beyond this saturate every gate: then only rounding is left of a gradient. */
const MOST = 100;

/** Recurrent layers and their cells. */
export const recurrent: readonly ((p: Program) => void)[] = [layer, layer, cell];

function layer(p: Program): void {
  const x = p.pick(value => isSequence(value) && isFilled(value) && value.most <= MOST);
  if (!x) return;
  const kind = p.dice.oneOf(['RNN', 'LSTM', 'GRU']);
  const [layers, isFirst, isBoth, bias] = [p.dice.oneOf([1, 1, 2]), p.dice.chance(0.5), p.dice.chance(0.3), p.dice.chance(0.8)];
  const [ins, hidden, ways] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), isBoth ? 2 : 1];
  const relu = kind === 'RNN' && p.dice.chance(0.3);
  const dropped = layers > 1 && p.dice.chance(0.3);
  const suffixes = Array.from({ length: layers }, (_, i) => [`_l${String(i)}`, ...(isBoth ? [`_l${String(i)}_reverse`] : [])]).flat();
  const parts = bias ? ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'] : ['weight_ih', 'weight_hh'];
  const name = made(
    p,
    `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden}, numLayers: ${layers}, bias: ${bias}, batchFirst: ${isFirst}, bidirectional: ${isBoth}${dropped ? ', dropout: 0.5' : ''}${relu ? ", nonlinearity: 'relu'" : ''} })`,
    `nn.${kind}(${ins}, ${hidden}, ${layers}, bias=${flag(bias)}, batch_first=${flag(isFirst)}, bidirectional=${flag(isBoth)}${dropped ? ', dropout=0.5' : ''}${relu ? ", nonlinearity='relu'" : ''})`,
    suffixes.flatMap(suffix => parts.map(part => part + suffix)),
  );
  if (p.dice.chance(0.2)) p.say(`${name}.eval()`, `${name}.eval()`);
  const batch = x.shape.length === 3 ? [x.shape[isFirst ? 0 : 1] ?? 1] : [];
  const stateShape = [layers * ways, ...batch, hidden];
  const outShape = [...x.shape.slice(0, -1), hidden * ways];
  const [out, h, c] = [p.fresh('v'), p.fresh('v'), p.fresh('v')];
  const states = kind === 'LSTM' ? [h, c] : [h];
  const start = p.dice.chance(0.4) ? Array.from(states, () => list(stateShape)) : null;
  const given = (call: (sizes: string) => string, [open, close]: [string, string]): string =>
    start === null ? '' : `, ${start.length === 2 ? open : ''}${start.map(call).join(', ')}${start.length === 2 ? close : ''}`;
  const lab = given(sizes => `randn([${sizes}])`, ['[', ']']);
  const twin = given(sizes => `torch.randn([${sizes}])`, ['(', ')']);
  p.say(
    `const [${out}, ${states.length === 2 ? `[${states.join(', ')}]` : h}] = ${name}.forward(${x.name}${lab})`,
    `${out}, ${states.length === 2 ? `(${states.join(', ')})` : h} = ${name}(${x.name}${twin})`,
  );
  const most = relu ? x.most * ins * 4 : 10;
  p.keep({ ...learned(outShape, most), name: out });
  for (const state of states) p.keep({ ...learned(stateShape, most), name: state });
}

function cell(p: Program): void {
  const x = p.pick(
    value => isFloat(value) && isFilled(value) && value.most <= MOST && (value.shape.length === 2 || value.shape.length === 1),
  );
  if (!x) return;
  const kind = p.dice.oneOf(['RNNCell', 'LSTMCell', 'GRUCell']);
  const [ins, hidden, bias] = [x.shape.at(-1) ?? 1, p.dice.whole(1, 4), p.dice.chance(0.8)];
  const relu = kind === 'RNNCell' && p.dice.chance(0.3);
  const name = made(
    p,
    `new nn.${kind}({ inputSize: ${ins}, hiddenSize: ${hidden}, bias: ${bias}${relu ? ", nonlinearity: 'relu'" : ''} })`,
    `nn.${kind}(${ins}, ${hidden}, bias=${flag(bias)}${relu ? ", nonlinearity='relu'" : ''})`,
    bias ? ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'] : ['weight_ih', 'weight_hh'],
  );
  const shape = [...x.shape.slice(0, -1), hidden];
  const states = kind === 'LSTMCell' ? [p.fresh('v'), p.fresh('v')] : [p.fresh('v')];
  const [lab, twin] = states.length === 2 ? [`[${states.join(', ')}]`, states.join(', ')] : [states.join(), states.join()];
  const start = p.dice.chance(0.4);
  const draws = (make: string): string => states.map(() => `${make}randn([${list(shape)}])`).join(', ');
  const [open, close] = states.length === 2 ? ['[', ']'] : ['', ''];
  p.say(
    `const ${lab} = ${name}.forward(${x.name}${start ? `, ${open}${draws('')}${close}` : ''})`,
    `${twin} = ${name}(${x.name}${start ? `, ${open.replace('[', '(')}${draws('torch.')}${close.replace(']', ')')}` : ''})`,
  );
  for (const state of states) p.keep({ ...learned(shape, relu ? x.most * ins * 4 : 10), name: state });
}
