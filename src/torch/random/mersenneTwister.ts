const SIZE = 624;
const SHIFT = 397;

/**
 * The generator behind PyTorch's CPU random numbers: MT19937 with 32-bit output.
 * Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
 */
export class MersenneTwister {
  private readonly state = new Uint32Array(SIZE);
  private next = SIZE;

  /** @param seed Only its low 32 bits count, as in PyTorch. */
  constructor(seed: number) {
    const { state } = this;
    state[0] = Number(BigInt.asUintN(32, BigInt(seed)));
    for (let i = 1; i < SIZE; i++) {
      const previous = state[i - 1] ?? 0;
      state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  copy(): MersenneTwister {
    const copy = new MersenneTwister(0);
    copy.state.set(this.state);
    copy.next = this.next;
    return copy;
  }

  /** The next 32 random bits, as an unsigned number. */
  random32(): number {
    if (this.next === SIZE) this.twist();
    let y = this.state[this.next++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const y = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % SIZE] ?? 0) & 0x7fffffff);
      state[i] = (state[(i + SHIFT) % SIZE] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.next = 0;
  }
}
