import { learned, made } from './layers.ts';
import { flag, isFloat, list, type Program, type Value } from './program.ts';

/** Batches of sequences of different lengths, and what recurrent layers make of them. */
export const packing: readonly ((p: Program) => void)[] = [padded, packed, packedList];

const LAB = 'nn.utils.rnn';

function padded(p: Program): void {
  const sequences = sequencesOf(p);
  if (!sequences) return;
  const [isFirst, value] = [p.dice.chance(0.5), p.dice.oneOf([0, 0, -1, 2])];
  const names = sequences.names.join(', ');
  const sizes = [sequences.names.length, Math.max(...sequences.lengths)];
  p.let(
    { ...learned([...(isFirst ? sizes : sizes.toReversed()), sequences.features], 10), isTracked: sequences.isTracked },
    `${LAB}.padSequence([${names}], { batchFirst: ${String(isFirst)}, paddingValue: ${String(value)} })`,
    `${LAB}.pad_sequence([${names}], batch_first=${flag(isFirst)}, padding_value=${String(value)})`,
  );
}

/** A batch is packed, goes through a layer, and is a batch again. */
function packed(p: Program): void {
  const x = p.pick(value => isFloat(value) && value.shape.length === 3 && value.shape.every(size => size > 0) && value.most <= 100);
  if (!x) return;
  const isFirst = p.dice.chance(0.5);
  const [batch = 1, steps = 1] = isFirst ? x.shape : [x.shape[1], x.shape[0]];
  const lengths = Array.from({ length: batch }, () => p.dice.whole(1, steps));
  const isSorted = p.dice.chance(0.4);
  if (isSorted) lengths.sort((a, b) => b - a);
  const counts = p.dice.chance(0.3) ? [`tensor([${list(lengths)}])`, `torch.tensor([${list(lengths)}])`] : null;
  const [lab = '', twin = ''] = counts ?? [`[${list(lengths)}]`, `[${list(lengths)}]`];
  const name = p.fresh('p');
  p.say(
    `const ${name} = ${LAB}.packPaddedSequence(${x.name}, ${lab}, { batchFirst: ${String(isFirst)}, enforceSorted: ${String(isSorted)} })`,
    `${name} = ${LAB}.pack_padded_sequence(${x.name}, ${twin}, batch_first=${flag(isFirst)}, enforce_sorted=${flag(isSorted)})`,
  );
  through(p, name, batch, x.shape[2] ?? 1);
}

function packedList(p: Program): void {
  const sequences = sequencesOf(p);
  if (!sequences) return;
  const name = p.fresh('p');
  const names = sequences.names.join(', ');
  p.say(
    `const ${name} = ${LAB}.packSequence([${names}], { enforceSorted: false })`,
    `${name} = ${LAB}.pack_sequence([${names}], enforce_sorted=False)`,
  );
  through(p, name, sequences.names.length, sequences.features);
}

function through(p: Program, packed: string, batch: number, features: number): void {
  showPacked(p, packed);
  let name = packed;
  if (p.dice.chance(0.3)) {
    const other = p.fresh('p');
    p.say(
      `const ${other} = new ${LAB}.PackedSequence(${name}.data.tanh(), ${name}.batchSizes, ${name}.sortedIndices, ${name}.unsortedIndices)`,
      `${other} = ${LAB}.PackedSequence(${name}.data.tanh(), ${name}.batch_sizes, ${name}.sorted_indices, ${name}.unsorted_indices)`,
    );
    name = other;
  }
  const kind = p.dice.oneOf(['RNN', 'LSTM', 'GRU']);
  const [layers, hidden, isBoth] = [p.dice.oneOf([1, 1, 2]), p.dice.whole(1, 4), p.dice.chance(0.4)];
  const dropped = layers > 1 && p.dice.chance(0.3);
  const suffixes = Array.from({ length: layers }, (_, i) => [`_l${String(i)}`, ...(isBoth ? [`_l${String(i)}_reverse`] : [])]).flat();
  const layer = made(
    p,
    `new nn.${kind}({ inputSize: ${String(features)}, hiddenSize: ${String(hidden)}, numLayers: ${String(layers)}, bidirectional: ${String(isBoth)}${dropped ? ', dropout: 0.5' : ''} })`,
    `nn.${kind}(${String(features)}, ${String(hidden)}, ${String(layers)}, bidirectional=${flag(isBoth)}${dropped ? ', dropout=0.5' : ''})`,
    suffixes.flatMap(suffix => ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map(part => part + suffix)),
  );
  const [out, h, c] = [p.fresh('p'), p.fresh('v'), p.fresh('v')];
  const shape = [layers * (isBoth ? 2 : 1), batch, hidden];
  const states = kind === 'LSTM' ? [h, c] : [h];
  const given = p.dice.chance(0.4);
  const draws = (torch: string): string => states.map(() => `${torch}randn([${list(shape)}])`).join(', ');
  const isPair = states.length === 2;
  p.say(
    `const [${out}, ${isPair ? `[${states.join(', ')}]` : h}] = ${layer}.forward(${name}${given ? `, ${isPair ? `[${draws('')}]` : draws('')}` : ''})`,
    `${out}, ${isPair ? `(${states.join(', ')})` : h} = ${layer}(${name}${given ? `, ${isPair ? `(${draws('torch.')})` : draws('torch.')}` : ''})`,
  );
  showPacked(p, out);
  for (const state of states) p.keep({ ...learned(shape, 10), name: state });
  const [isFirst, value] = [p.dice.chance(0.5), p.dice.oneOf([0, 0, 1, -2])];
  const [back, counts] = [p.fresh('t'), p.fresh('t')];
  p.say(
    `const [${back}, ${counts}] = ${LAB}.padPackedSequence(${out}, { batchFirst: ${String(isFirst)}, paddingValue: ${String(value)} })`,
    `${back}, ${counts} = ${LAB}.pad_packed_sequence(${out}, batch_first=${flag(isFirst)}, padding_value=${String(value)})`,
  );
  p.show(back);
  p.show(counts);
}

function showPacked(p: Program, name: string): void {
  p.show(`${name}.data`);
  p.show(`${name}.batchSizes`, `${name}.batchSizes`, `${name}.batch_sizes`);
  p.show(`${name}.sortedIndices`, `${name}.sortedIndices`, `${name}.sorted_indices`);
  p.show(`${name}.unsortedIndices`, `${name}.unsortedIndices`, `${name}.unsorted_indices`);
}

interface Sequences {
  readonly names: readonly string[];
  readonly lengths: readonly number[];
  readonly features: number;
  readonly isTracked: boolean;
}

/** Some tensors with as many features each; null where there are none. */
function sequencesOf(p: Program): Sequences | null {
  const isFit = (value: Value): boolean =>
    isFloat(value) && value.shape.length === 2 && value.shape.every(size => size > 0) && value.most <= 100;
  const first = p.pick(isFit);
  if (!first) return null;
  const features = first.shape[1] ?? 1;
  const more = p.values.filter(value => isFit(value) && value !== first && value.shape[1] === features).slice(-2);
  const all = [first, ...more];
  return {
    names: all.map(({ name }) => name),
    lengths: all.map(({ shape }) => shape[0] ?? 1),
    features,
    isTracked: all.some(({ isTracked }) => isTracked),
  };
}
