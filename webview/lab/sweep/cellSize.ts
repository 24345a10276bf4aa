/** A recurrent module as a run describes it: `GRU(1, 8, numLayers=2, bidirectional=true)`. */
export interface CellSize {
  readonly cell: string;
  readonly input: number;
  readonly hidden: number;
  readonly layers: number;
  readonly directions: number;
  readonly hasBias: boolean;
}

/** How many blocks of weights a cell has: its gates, and its candidate. */
export const cellBlocks: Readonly<Record<string, number>> = { RNN: 1, GRU: 3, LSTM: 4 };

export function readCellSize(text: string): CellSize | null {
  const [, cell = '', input, hidden, options = ''] = /^(\w+)\((\d+), (\d+)((?:, \w+=[^,()]+)*)\)$/u.exec(text) ?? [];
  if (cellBlocks[cell] === undefined) return null;
  return {
    cell,
    input: Number(input),
    hidden: Number(hidden),
    layers: Number(/numLayers=(\d+)/u.exec(options)?.[1] ?? 1),
    directions: options.includes('bidirectional=true') ? 2 : 1,
    hasBias: !options.includes('bias=false'),
  };
}

/** As PyTorch counts them: each block has weights of the input and of the state, and two biases. */
export function cellParameters({ cell, input, hidden, layers, directions, hasBias }: CellSize): number {
  const ofBlock = (inputs: number): number => hidden * (inputs + hidden + (hasBias ? 2 : 0));
  const blocks = directions * (cellBlocks[cell] ?? 0);
  return blocks * (ofBlock(input) + (layers - 1) * ofBlock(hidden * directions));
}
