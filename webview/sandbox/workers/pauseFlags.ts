import { mostPauses, type PauseRequest } from '../../../src/core/base/pausing.ts';

/**
 * The supervisor's side of holding a run. A lab never yields, so its worker hears no message, and an opaque frame can
 * share no memory: what the worker can always do is to see whether an address leads to something. Each time the run is
 * held takes two of them. The first is taken away to hold it, the second to let it go on; where the first of the next
 * time is gone by then, it goes on for one turn.
 */
export class PauseFlags {
  readonly addresses: readonly string[];
  /** How often the run has gone on. */
  private times = 0;
  private phase: 'on' | 'asked' | 'paused' | 'goingOn' = 'on';
  private isForTurn = false;

  /** `isPossible`: the worker can load what stands at an address. */
  constructor(isPossible: boolean) {
    const nothing = new Blob([''], { type: 'text/javascript' });
    this.addresses = isPossible ? Array.from({ length: 2 * mostPauses }, () => URL.createObjectURL(nothing)) : [];
  }

  ask(request: PauseRequest): void {
    const own = 2 * this.times;
    if (request === 'pause') {
      if (this.phase !== 'on') return;
      this.phase = 'asked';
      this.takeAway(own);
    } else if (this.phase === 'paused') {
      this.phase = 'goingOn';
      this.times++;
      this.isForTurn = request === 'turn' && own + 2 < this.addresses.length;
      if (this.isForTurn) this.takeAway(own + 2);
      this.takeAway(own + 1);
    }
  }

  /** The worker says that the run stands still, or goes on; false where it cannot. */
  hear(isPaused: boolean): boolean {
    if (this.phase !== (isPaused ? 'asked' : 'goingOn')) return false;
    if (isPaused) this.phase = 'paused';
    else this.phase = this.isForTurn ? 'asked' : 'on';
    return true;
  }

  dispose(): void {
    for (let index = 0; index < this.addresses.length; index++) this.takeAway(index);
  }

  private takeAway(index: number): void {
    const address = this.addresses[index];
    if (address !== undefined) URL.revokeObjectURL(address);
  }
}
