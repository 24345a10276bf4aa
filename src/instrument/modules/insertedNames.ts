/** The names the instrument adds to one file. All begin with a prefix that does not occur in the learner's text. */
export class InsertedNames {
  /** The scope that is handed to the file's function. */
  readonly scope: string;
  readonly clock: string;
  readonly lines: string;
  /** Keeps a value between an expression and its probe. */
  readonly held: string;
  /** Holds what `export default` gives where it has no name of its own. */
  readonly defaultExport: string;
  private extras = 0;

  constructor(text: string) {
    // An escaped name such as `\u0024g` may be any name: as long as there are escapes, digits would not help.
    const plain = text.replaceAll(/\\u(?:\{0*([0-9a-f]+)\}|([0-9a-f]{4}))/giu, (escape, braced?: string, four?: string) => {
      const code = Number.parseInt(braced ?? four ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
    });
    let prefix = '$g';
    for (let n = 0; text.includes(prefix) || plain.includes(prefix); n++) prefix = `$g${String(n)}_`;
    this.scope = prefix;
    this.clock = `${prefix}t`;
    this.lines = `${prefix}l`;
    this.held = `${prefix}h`;
    this.defaultExport = `${prefix}x`;
  }

  slot(site: number): string {
    return `${this.scope}${String(site)}`;
  }

  loop(index: number): string {
    return `${this.scope}L${String(index)}`;
  }

  thrower(index: number): string {
    return `${this.scope}T${String(index)}`;
  }

  /** A variable nothing reads, for a declaration that must follow another one. */
  extra(): string {
    return `${this.scope}d${String(this.extras++)}`;
  }
}
