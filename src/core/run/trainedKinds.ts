import type { CompiledLab } from './compiledLab.ts';

const kinds = ['GRU', 'LSTM', 'RNN'] as const;

/** A recurrent module that can be trained, by its name in `nn`. */
export type TrainedKind = (typeof kinds)[number];

/** What a lab trains, as far as its text tells. */
export function trainedKinds({ code, texts }: CompiledLab): readonly TrainedKind[] {
  const text = texts?.map(({ own }) => own).join('\n') ?? code;
  return text.includes('.backward(') ? kinds.filter(kind => text.includes(`nn.${kind}`)) : [];
}
