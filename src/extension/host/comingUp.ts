import type { Disposes } from '../../core/base/disposable.ts';
import { Patience, tickingOf } from '../../core/base/patience.ts';

const tickMs = 500;
const ticks = 40;
const mostAnew = 2;

/**
 * Waits for a page to come up, and has it made anew where it does not, at most twice in a row. Where all pages share an
 * origin, as in code-server, VS Code's own part of a page waits for a service worker that another one, coming up at the
 * same time, may have replaced: then it waits for ever.
 */
export class ComingUp implements Disposes {
  private readonly patience: Patience;
  private failures = 0;

  constructor(makeAnew: () => void) {
    const onEnd = (): void => {
      this.failures += 1;
      if (this.failures <= mostAnew) makeAnew();
    };
    this.patience = new Patience({ time: tickingOf(globalThis), tickMs, onEnd });
  }

  /** The page is being loaded, in sight. */
  wait(): void {
    this.patience.wait(ticks);
  }

  /** The page is there. */
  done(): void {
    this.failures = 0;
    this.stop();
  }

  /** Nobody waits for the page any more. */
  stop(): void {
    this.patience.stop();
  }

  dispose(): void {
    this.stop();
  }
}
