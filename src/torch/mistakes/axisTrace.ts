/** One forward pass of a recurrent module over a batch. */
export interface RecurrentCall {
  /** `nn.GRU`. */
  readonly name: string;
  readonly batchFirst: boolean;
  /** Sizes as the module read them. */
  readonly batch: number;
  readonly steps: number;
  /** Where the module was made. */
  readonly madeAt: string | null;
  /**
   * Which entries of the batch axis were taken by themselves so far, -1 for the last; shared by all calls of a module.
   */
  readonly taken: Set<number>;
}

type Role = 'batch' | 'time' | null;

/** How the batch axis was lost: one entry was taken, or all were reduced to one value. */
interface LostBatch {
  readonly index: number | 'all';
  readonly at: string | null;
}

/** Which axes of a tensor are the batch and the time of a recurrent module's output. */
export interface AxisTrace {
  readonly call: RecurrentCall;
  readonly roles: readonly Role[];
  readonly lostBatch: LostBatch | null;
}

/** The axes `[begin, begin + size)` of a slice. */
export function sliced(
  trace: AxisTrace,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
  at: () => string | null,
): AxisTrace {
  let { lostBatch } = trace;
  const roles = trace.roles.map((role, axis) => {
    if (size[axis] !== 1 || (shape[axis] ?? 1) === 1) return role;
    if (role === 'batch') lostBatch = takeOne(trace.call, begin[axis] ?? 0, at);
    return null;
  });
  return { ...trace, roles, lostBatch };
}

/** One entry of each list along `axis`, which goes. */
export function picked(trace: AxisTrace, axis: number, index: number, at: () => string | null): AxisTrace {
  const lostBatch = trace.roles[axis] === 'batch' ? takeOne(trace.call, index, at) : trace.lostBatch;
  return { ...trace, roles: trace.roles.filter((_, each) => each !== axis), lostBatch };
}

function takeOne(call: RecurrentCall, index: number, at: () => string | null): LostBatch {
  const isLast = index === call.batch - 1;
  call.taken.add(isLast ? -1 : index);
  return { index, at: isLast ? at() : null };
}

/** Axes that a sum, a mean or a maximum has brought to one value. */
export function reduced(trace: AxisTrace, axes: readonly number[], keepsAxes: boolean): AxisTrace {
  const isLost = axes.some(axis => trace.roles[axis] === 'batch');
  const roles = keepsAxes
    ? trace.roles.map((role, axis) => (axes.includes(axis) ? null : role))
    : trace.roles.filter((_, axis) => !axes.includes(axis));
  return { ...trace, roles, lostBatch: isLost ? { index: 'all', at: null } : trace.lostBatch };
}

/** The same values in another shape: followed where only axes of size 1 come or go. */
export function reshaped(trace: AxisTrace, from: readonly number[], to: readonly number[]): AxisTrace | null {
  const kept = trace.roles.filter((_, axis) => from[axis] !== 1);
  const isSame = from.filter(size => size !== 1).join() === to.filter(size => size !== 1).join();
  if (!isSame) return null;
  let next = 0;
  return { ...trace, roles: to.map(size => (size === 1 ? null : (kept[next++] ?? null))) };
}

/** The last sequence of the batch, and no other, was taken by itself. */
export function tookLastOnly({ call, lostBatch }: AxisTrace): boolean {
  return lostBatch?.index === call.batch - 1 && call.taken.size === 1;
}
