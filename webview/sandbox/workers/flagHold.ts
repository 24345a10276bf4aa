import type { GoingOn, RunHold } from '../../../src/core/base/pausing.ts';

/** Milliseconds between two looks: one takes a millisecond or two. */
const lookEvery = 200;
/** The same while the run stands still. */
const waitFor = 100;

/** The lab worker's side of holding a run: see `PauseFlags`. Made before the worker is hardened. */
export class FlagHold implements RunHold {
  private readonly load: (address: string) => void;
  private readonly now = performance.now.bind(performance);
  private readonly sleep = Atomics.wait.bind(Atomics);
  /** Nobody wakes who waits at it. Made where a run can be held: not every browser shares memory. */
  private bed: Int32Array | null = null;
  private readonly Memory = WebAssembly.Memory;
  private addresses: readonly string[] = [];
  private times = 0;
  private lookedAt = 0;
  private heldMs = 0;

  constructor(scope: DedicatedWorkerGlobalScope) {
    this.load = scope.importScripts.bind(scope);
  }

  begin(addresses: readonly string[]): void {
    this.addresses = addresses;
    if (addresses.length > 0) this.bed = new Int32Array(new this.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
    this.lookedAt = this.now();
  }

  /** The worker's time in milliseconds, which stands still while the run does. */
  clock(): number {
    return this.now() - this.heldMs;
  }

  isAsked(): boolean {
    const now = this.now();
    if (now - this.lookedAt < lookEvery) return false;
    this.lookedAt = now;
    return this.isGone(2 * this.times);
  }

  wait(): GoingOn {
    const since = this.now();
    while (!this.isGone(2 * this.times + 1)) if (this.bed) this.sleep(this.bed, 0, 0, waitFor);
    this.times++;
    const isForTurn = this.isGone(2 * this.times);
    this.lookedAt = this.now();
    this.heldMs += this.lookedAt - since;
    return isForTurn ? 'turn' : 'goOn';
  }

  /** False for what was never there. */
  private isGone(index: number): boolean {
    const address = this.addresses[index];
    if (address === undefined) return false;
    try {
      this.load(address);
      return false;
    } catch {
      return true;
    }
  }
}
