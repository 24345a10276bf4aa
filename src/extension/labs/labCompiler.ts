import type * as vscode from 'vscode';
import type { CompiledLab, LabProblem } from '../../core/compiledLab.ts';
import type { BackendSetting, Position } from '../../core/run.ts';
import type { loadCompiler } from './compiler.ts';
import { fileNameOf } from './labDocument.ts';

type CompileLab = Awaited<ReturnType<typeof loadCompiler>>;

/** A place in one of a lab's files (`file` as in `ProbeSite.file`), in the learner's own text. */
export interface OriginalPlace extends Position {
  readonly file: number;
}

export type Compilation =
  | {
      readonly ok: true;
      readonly lab: CompiledLab;
      /** Equal for equal code. */
      readonly hash: string;
      toOriginal(place: Position): OriginalPlace | null;
      /** A sentence where the lab runs with less than it could have. */
      readonly notice: string | null;
    }
  | { readonly ok: false; readonly problems: readonly LabProblem[] };

/** Gives a file beside the lab by the path it is imported with. */
export type ReadBeside = (relative: string) => Promise<string | null>;

interface Remembered {
  readonly text: string;
  readonly beside: ReadonlyMap<string, string | null>;
  readonly compilation: Compilation;
}

/** Labs whose compilation is kept: those that were compiled last. */
const mostRemembered = 16;

/** Compiles labs, each text once: what was prepared while the learner was reading is there when Run is pressed. */
export class LabCompiler {
  private readonly load: typeof loadCompiler;
  private compileLab: Promise<CompileLab> | undefined;
  private readonly remembered = new Map<string, Remembered>();

  constructor(load: typeof loadCompiler) {
    this.load = load;
  }

  async compile(uri: vscode.Uri, text: string, readBeside: ReadBeside): Promise<Compilation> {
    const key = uri.toString();
    const known = this.remembered.get(key);
    if (known?.text === text && (await isUnchanged(known.beside, readBeside))) return known.compilation;

    const compileLab = await (this.compileLab ??= this.load());
    const beside = new Map<string, string | null>();
    const result = await compileLab({
      name: fileNameOf(uri),
      text,
      readFile: async relative => {
        const found = await readBeside(relative);
        beside.set(relative, found);
        return found;
      },
    });
    const compilation: Compilation = result.ok
      ? {
          ok: true,
          lab: result.lab,
          hash: await hashOf(result.lab.code),
          toOriginal: place => result.toOriginal(place),
          notice: result.notice ?? null,
        }
      : { ok: false, problems: result.problems };
    this.remembered.delete(key);
    this.remembered.set(key, { text, beside, compilation });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > mostRemembered && oldest !== undefined) this.remembered.delete(oldest);
    return compilation;
  }
}

/** Names a prepared sandbox: equal if and only if lab and backend are. */
export function sandboxKey(hash: string, backend: BackendSetting): string {
  return `${hash}-${backend}`;
}

async function isUnchanged(beside: ReadonlyMap<string, string | null>, readBeside: ReadBeside): Promise<boolean> {
  for (const [relative, text] of beside) if ((await readBeside(relative)) !== text) return false;
  return true;
}

async function hashOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
