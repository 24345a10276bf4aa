/** Stands for a tensor the lab has made, without keeping it alive. */
export interface DataRoot {
  /** Entries along its first axis. */
  readonly count: number;
}

/** Rows (entries along the first axis) of such a tensor. */
export interface DataRows {
  readonly root: DataRoot;
  /** Indices, or null for all of them. */
  readonly rows: readonly number[] | null;
}

/** More rows than this are not followed one by one. */
const mostRows = 65_536;

export function allRows(root: DataRoot): DataRows {
  return { root, rows: null };
}

/** Rows of what is itself a part; null where they are too many to follow. */
export function someRows(of: DataRows, rows: readonly number[]): DataRows | null {
  if (rows.length > mostRows) return null;
  return { root: of.root, rows: of.rows === null ? rows : rows.map(row => of.rows?.[row] ?? 0) };
}

export function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}

/** A growing set of rows, by what they belong to. */
export class RowSet {
  private readonly byRoot = new WeakMap<DataRoot, Uint8Array>();

  add({ root, rows }: DataRows): void {
    let seen = this.byRoot.get(root);
    if (seen === undefined) {
      seen = new Uint8Array(Math.max(1, root.count));
      this.byRoot.set(root, seen);
    }
    if (rows === null) seen.fill(1);
    else for (const row of rows) seen[row] = 1;
  }

  hasSome({ root, rows }: DataRows): boolean {
    const seen = this.byRoot.get(root);
    if (seen === undefined) return false;
    return rows === null ? seen.includes(1) : rows.some(row => seen[row] === 1);
  }

  has({ root, rows }: DataRows): boolean {
    const seen = this.byRoot.get(root);
    if (seen === undefined) return false;
    return rows === null ? seen.every(each => each === 1) : rows.every(row => seen[row] === 1);
  }
}

/** Are these the same rows of the same data, however they were taken? */
export function areSameRows(one: readonly DataRows[], other: readonly DataRows[]): boolean {
  return one.length === other.length && one.every((rows, index) => isSame(rows, other[index]));
}

function isSame(one: DataRows, other: DataRows | undefined): boolean {
  if (one === other) return true;
  if (one.root !== other?.root || one.rows?.length !== other.rows?.length) return false;
  return one.rows === null || one.rows.every((row, index) => row === other.rows?.[index]);
}
