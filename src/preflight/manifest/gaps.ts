/** What of a manifest could not be read: that nothing has such an id there goes without saying. */
export class Gaps {
  private readonly ids = new Set<string>();
  private hasUnknown = false;

  /** Something with this id was left out; null where nobody knows which id was meant. */
  add(id: string | null): void {
    if (id === null) this.hasUnknown = true;
    else this.ids.add(id);
  }

  get areAny(): boolean {
    return this.hasUnknown || this.ids.size > 0;
  }

  mayHave(id: string): boolean {
    return this.hasUnknown || this.ids.has(id);
  }

  /** Whether a sentence of a document's reader speaks of something that may have been left out. */
  explain(problem: string): boolean {
    if (!/leads nowhere$|^there is no /.test(problem)) return false;
    return (
      this.hasUnknown || [...this.ids].some(id => problem.includes(`'${id}'`) || problem.includes(`:${id}'`) || problem.includes(`:${id}#`))
    );
  }
}
