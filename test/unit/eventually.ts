import { vi } from 'vitest';

/** A busy machine takes its time; who is right never waits so long. */
const mostMs = 60_000;

/** Resolves with what `look` gives once it does not throw any more. */
export function eventually<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: mostMs });
}
