import ts from 'typescript';

/** Of these TypeScript's parser is stricter than the language: private names after `?.` came with ES2022. */
const tooStrict: ReadonlySet<number> = new Set([18030]);

/**
 * Parses a file as what it is, a module, whether or not it imports anything: `await` at its top is the word of the
 * language.
 * @param hasParents whether nodes know what they stand in
 */
export function readTypeScript(text: string, { isScript = false, hasParents = false } = {}): ts.SourceFile {
  return ts.createSourceFile(
    isScript ? 'lab.js' : 'lab.ts',
    text,
    {
      languageVersion: ts.ScriptTarget.Latest,
      impliedNodeFormat: ts.ModuleKind.ESNext,
      setExternalModuleIndicator: file => {
        // TypeScript's own word for "a module by decree"; its types do not tell of it.
        (file as { externalModuleIndicator?: ts.Node | true }).externalModuleIndicator = true;
      },
    },
    hasParents,
    isScript ? ts.ScriptKind.JS : ts.ScriptKind.TS,
  );
}

/** The parser's own diagnostics: the public way to them builds a whole program. */
export function syntaxDiagnostics(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.filter(({ code }) => !tooStrict.has(code));
}
