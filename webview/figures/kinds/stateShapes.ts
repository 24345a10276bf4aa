/** The sizes that decide every shape of `nn.LSTM` and `nn.GRU`. */
export interface Sizes {
  readonly isLSTM: boolean;
  readonly batch: number;
  readonly time: number;
  readonly features: number;
  readonly hidden: number;
  readonly layers: number;
  readonly directions: number;
  readonly isBatchFirst: boolean;
}

export interface StateShapes {
  readonly x: readonly number[];
  readonly out: readonly number[];
  readonly h: readonly number[];
  /** Null for a GRU. */
  readonly c: readonly number[] | null;
  readonly parameters: number;
}

/** The shapes PyTorch documents: `batch_first` turns x and out round, never h and c. */
export function stateShapes(sizes: Sizes): StateShapes {
  const { isLSTM, batch, time, features, hidden, layers, directions, isBatchFirst } = sizes;
  const sequence = (last: number): number[] => (isBatchFirst ? [batch, time, last] : [time, batch, last]);
  const h = [layers * directions, batch, hidden];
  const blocks = isLSTM ? 4 : 3;
  let parameters = 0;
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer === 0 ? features : hidden * directions;
    parameters += directions * blocks * hidden * (inputs + hidden + 2);
  }
  return { x: sequence(features), out: sequence(hidden * directions), h, c: isLSTM ? h : null, parameters };
}

/** One number of `h`. */
export interface StatePlace {
  readonly layer: number;
  /** 0 forwards, 1 backwards. */
  readonly direction: number;
  readonly entry: number;
  readonly unit: number;
}

/**
 * Where the same number stands in `out`, or null: `out` holds the last layer only. A direction's last step is where its
 * walk ends.
 */
export function placeInOut(sizes: Sizes, { layer, direction, entry, unit }: StatePlace): readonly number[] | null {
  if (layer !== sizes.layers - 1) return null;
  const time = direction === 0 ? sizes.time - 1 : 0;
  const column = direction * sizes.hidden + unit;
  return sizes.isBatchFirst ? [entry, time, column] : [time, entry, column];
}
