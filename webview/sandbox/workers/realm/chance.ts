/**
 * Notices when random numbers are drawn that no seed repeats. The lab and TensorFlow.js have no other source of them:
 * it also takes the seeds from there that it is not given.
 */
export class Chance {
  private draws = 0;
  private before = 0;
  /** In the place of the worker's own. */
  readonly crypto: Pick<Crypto, 'getRandomValues'>;

  /** Must come before the language is frozen. */
  constructor(math: { random: () => number }, crypto: Pick<Crypto, 'getRandomValues'>) {
    const { random } = math;
    const draw = (): number => {
      this.draws++;
      return random();
    };
    // Bound, so that its text is that of the engine's functions.
    const value = Object.defineProperty(draw.bind(null), 'name', { value: 'random' });
    Object.defineProperty(math, 'random', { value, writable: true, configurable: true, enumerable: false });
    this.crypto = {
      getRandomValues: array => {
        this.draws++;
        return crypto.getRandomValues(array);
      },
    };
  }

  /** From here on draws count. */
  begin(): void {
    this.before = this.draws;
  }

  get wasAsked(): boolean {
    return this.draws > this.before;
  }
}
