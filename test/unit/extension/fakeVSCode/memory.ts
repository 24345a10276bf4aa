import type * as real from 'vscode';

/** What VS Code keeps for an extension between two windows. */
export class FakeMemory implements real.Memento {
  readonly kept: Map<string, unknown>;
  constructor(kept: Readonly<Record<string, unknown>> = {}) {
    this.kept = new Map(Object.entries(kept));
  }
  keys(): readonly string[] {
    return [...this.kept.keys()];
  }
  get<T>(key: string, usual?: T): T {
    return (this.kept.get(key) ?? usual) as T;
  }
  update(key: string, value: unknown): Promise<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
  setKeysForSync(): void {
    // Nothing is synchronised here.
  }
}
