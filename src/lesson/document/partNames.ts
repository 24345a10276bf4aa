/** The ids of a text's headings, tables, figures and folds: each once. */
export class PartNames {
  private readonly used = new Map<string, number>();

  /** An id made from a heading's words. */
  ofHeading(words: string): string {
    const plain = words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 56);
    return this.claim(plain === '' ? 'part' : plain);
  }

  /** The id an author gave, or one like it where another part has it. */
  claim(id: string): string {
    let name = id;
    for (let next = this.used.get(id) ?? 1; this.used.has(name); name = `${id}-${String(next)}`) this.used.set(id, ++next);
    this.used.set(name, 1);
    return name;
  }
}
