import type { Loop } from './loop.ts';
import { itemAt } from '../base/primordials.ts';

/**
 * Waits until one turn of the loop that trains is over: of the counted loop around an optimizer step whose variable is
 * called `epoch`, and else of the outermost one. Where no loop around it counts, a step is a turn.
 */
export class TrainingTurn {
  /** The loop that the last optimizer step was made in. */
  trains: Loop | null = null;
  /** Null until a step was made. */
  private loop: Loop | null = null;
  private isAwaited = false;

  /** From here on, and until it is over. */
  get isOn(): boolean {
    return this.isAwaited;
  }

  begin(): void {
    this.isAwaited = true;
    this.loop = null;
  }

  /** An optimizer step was made inside of these loops, outermost first; true where the turn is over with it. */
  step(running: readonly Loop[]): boolean {
    const loop = epochsOf(running);
    this.trains = loop;
    if (!this.isAwaited) return false;
    if (loop === null || (this.loop !== null && this.loop !== loop)) return this.over();
    this.loop = loop;
    loop.hurry();
    return false;
  }

  /** A turn of a loop begins, or (`isEnd`) the loop is left; true where the awaited turn is over with that. */
  turn(loop: Loop, isEnd: boolean): boolean {
    if (!this.isAwaited || loop !== this.loop) return false;
    return isEnd || !loop.isStarting ? this.over() : false;
  }

  private over(): true {
    this.isAwaited = false;
    this.loop = null;
    return true;
  }
}

function epochsOf(running: readonly Loop[]): Loop | null {
  let outermost: Loop | null = null;
  for (let index = 0; index < running.length; index++) {
    const loop = itemAt(running, index);
    if (!loop || loop.isWrittenOut) continue;
    if (loop.countsEpochs) return loop;
    outermost ??= loop;
  }
  return outermost;
}
