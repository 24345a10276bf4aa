import type * as vscode from 'vscode';
import { keepNewest } from '../../core/base/keepNewest.ts';
import type { CompiledLab, LabProblem } from '../../core/run/compiledLab.ts';
import { originalPlace, type OriginalPosition } from '../../core/source/labMap.ts';
import type { CompileResult, ReadFile } from '../../instrument/compileLab.ts';
import type { EditedText, StaleLines } from '../../instrument/staleness/staleLines.ts';
import type { BackendSetting } from '../../core/run/run.ts';
import type { Position } from '../../core/run/position.ts';
import type { Compiler } from './compilerHost.ts';
import { fileNameOf } from '../host/labDocument.ts';
import { sha256Of } from '../host/sha256Of.ts';

export type Compilation =
  | {
      readonly ok: true;
      readonly lab: CompiledLab;
      /** Equal for equal code. */
      readonly hash: string;
      toOriginal(place: Position): OriginalPosition | null;
      /** A sentence where the lab runs with less than it could have. */
      readonly notice: string | null;
    }
  | { readonly ok: false; readonly problems: readonly LabProblem[] };

interface Remembered {
  readonly text: string;
  readonly beside: ReadonlyMap<string, string | null>;
  readonly compilation: Compilation;
}

/** Labs whose compilation is kept: those that were compiled last. */
const mostRemembered = 16;

/** Compiles labs, each text once: what was prepared while the learner was reading is there when Run is pressed. */
export class LabCompiler {
  private readonly compiler: Pick<Compiler, 'compileLab' | 'staleLines'>;
  private readonly remembered = new Map<string, Remembered>();
  /** What is being compiled of each lab. */
  private readonly pending = new Map<string, { readonly text: string; readonly done: Promise<Compilation> }>();

  constructor(compiler: Pick<Compiler, 'compileLab' | 'staleLines'>) {
    this.compiler = compiler;
  }

  /**
   * `isAwaited`: somebody waits for it. Rejects with what the compiler rejects with, such as that a newer text took its
   * place.
   */
  async compile(uri: vscode.Uri, text: string, readBeside: ReadFile, isAwaited: boolean): Promise<Compilation> {
    const key = uri.toString();
    const pending = this.pending.get(key);
    // Whether that one comes to its end is seen below.
    if (pending?.text === text) await pending.done.catch(() => undefined);
    const known = this.remembered.get(key);
    if (known?.text === text && (await isUnchanged(known.beside, readBeside))) return known.compilation;

    const entry = { text, done: this.compileAnew(uri, text, readBeside, isAwaited) };
    this.pending.set(key, entry);
    try {
      return await entry.done;
    } finally {
      if (this.pending.get(key) === entry) this.pending.delete(key);
    }
  }

  /** As `compile`, of a lab that ends with one of its lines; nobody asks for the same twice. */
  async compileUpTo(uri: vscode.Uri, text: string, readBeside: ReadFile, upTo: number): Promise<Compilation> {
    const key = `${uri.toString()} up to a line`;
    return compilationOf(
      await this.compiler.compileLab({ name: fileNameOf(uri), text, readFile: readBeside, upTo }, { key, isAwaited: true }),
    );
  }

  /** Which lines of a lab, or of a file beside it, have other values now. Never waits for what is compiled ahead. */
  staleLines(uri: vscode.Uri, edited: EditedText): Promise<StaleLines> {
    return this.compiler.staleLines(edited, { key: `${uri.toString()} edited`, isAwaited: true });
  }

  private async compileAnew(uri: vscode.Uri, text: string, readBeside: ReadFile, isAwaited: boolean): Promise<Compilation> {
    const key = uri.toString();
    const beside = new Map<string, string | null>();
    const readFile = async (relative: string): Promise<string | null> => {
      const found = await readBeside(relative);
      beside.set(relative, found);
      return found;
    };
    const result = await this.compiler.compileLab({ name: fileNameOf(uri), text, readFile }, { key, isAwaited });
    const compilation = await compilationOf(result);
    keepNewest(this.remembered, mostRemembered, key, { text, beside, compilation });
    return compilation;
  }
}

async function compilationOf(result: CompileResult): Promise<Compilation> {
  if (!result.ok) return result;
  const { lab, map, notice = null } = result;
  return { ok: true, lab, hash: await sha256Of(lab.code), toOriginal: place => originalPlace(map, place), notice };
}

/** Names a prepared sandbox: equal if and only if lab and backend are. */
export function sandboxKey(hash: string, backend: BackendSetting): string {
  return `${hash}-${backend}`;
}

async function isUnchanged(beside: ReadonlyMap<string, string | null>, readBeside: ReadFile): Promise<boolean> {
  for (const [relative, text] of beside) if ((await readBeside(relative)) !== text) return false;
  return true;
}
