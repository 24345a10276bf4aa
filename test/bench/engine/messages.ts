/** One training step to measure: forward over the whole sequence, mean square of the last state, backward, Adam. */
export interface Work {
  readonly cell: 'LSTM' | 'GRU';
  readonly batch: number;
  readonly time: number;
  readonly features: number;
  readonly hidden: number;
}

/** What a measuring worker is asked: to make ready for `work`, or to do some steps of it. */
export type Question =
  | { readonly kind: 'backend'; readonly backend: 'cpu' | 'webgl' }
  | { readonly kind: 'work'; readonly work: Work; readonly variant: Variant }
  | { readonly kind: 'steps'; readonly variant: Variant; readonly count: number };

/** The product as it is, or with gates not remembered. */
export type Variant = 'product' | 'unrecorded';

/** Does one training step; reading the loss it gives waits until the step is done. */
export type Step = () => { dataSync(): Iterable<number> };
