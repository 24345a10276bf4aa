import { Parser, type Options } from 'acorn';

/** Acorn's own, which its types do not tell of. */
interface ExportChecker {
  checkLocalExport(id: { readonly name: string }): void;
}

// Called with the parser it belongs to.
// eslint-disable-next-line @typescript-eslint/unbound-method
const checkLocalExport = (Parser.prototype as unknown as ExportChecker).checkLocalExport;

/** Parses a module whose export lists may name types: those are not there when it runs, and are left out. */
export class ModuleParser extends Parser implements ExportChecker {
  private readonly types: ReadonlySet<string>;

  private constructor(options: Options, text: string, types: ReadonlySet<string>) {
    super(options, text);
    this.types = types;
  }

  static read(text: string, types: ReadonlySet<string>): void {
    new ModuleParser({ ecmaVersion: 'latest', sourceType: 'module' }, text, types).parse();
  }

  checkLocalExport(id: { readonly name: string }): void {
    if (!this.types.has(id.name)) checkLocalExport.call(this, id);
  }
}
