import ts from 'typescript';

/**
 * Says what the Problems list would say of folders that share most of their files. A file is parsed once for as long as
 * its text stays the same: the declarations of TensorFlow.js alone take longer than all that is asked of them.
 */
export class TypeProblems {
  readonly #parsed = new Map<string, ts.SourceFile>();

  /** All of the programs that a tsconfig.json lists, or of those it lists that are `wanted`. */
  of(configFile: string, wanted?: (fileNames: readonly string[]) => readonly string[]): string[] {
    const { fileNames, options, errors } = settingsOf(configFile);
    const program = ts.createProgram(wanted ? wanted(fileNames) : fileNames, options, this.#hostFor(options));
    const found = [...errors, ...ts.getPreEmitDiagnostics(program)];
    return found.map(({ file: at, messageText }) => `${at?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  }

  #hostFor(options: ts.CompilerOptions): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const parse = host.getSourceFile.bind(host);
    host.getSourceFile = (name, language, onError) => {
      const kept = this.#parsed.get(name);
      if (kept?.text === host.readFile(name)) return kept;
      const parsed = parse(name, language, onError);
      if (parsed) this.#parsed.set(name, parsed);
      return parsed;
    };
    return host;
  }
}

/** What a tsconfig.json says, and the files it is about. */
export function settingsOf(configFile: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(configFile, path => ts.sys.readFile(path)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, configFile.slice(0, configFile.lastIndexOf('/')));
}
