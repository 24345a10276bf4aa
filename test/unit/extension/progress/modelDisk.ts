import type { ProgressDisk } from '../../../../src/extension/progress/progressDisk.ts';

/** What was done to a disk, so that it can be done again up to any byte of it. */
type Action =
  | { readonly kind: 'write'; readonly name: string; readonly text: string }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string };

/** A file system in memory that writes as VS Code's does: a file is emptied first, then filled byte by byte. */
export class ModelDisk implements ProgressDisk {
  readonly files: Map<string, string>;
  readonly actions: Action[] = [];
  refuses: (action: 'list' | 'read' | 'write' | 'rename', name: string) => boolean = () => false;

  constructor(files: ReadonlyMap<string, string> = new Map()) {
    this.files = new Map(files);
  }

  async list(folder: string): Promise<string[]> {
    await this.turn('list', folder);
    const inside = [...this.files.keys()].filter(name => name.startsWith(`${folder}/`));
    return [...new Set(inside.map(name => name.slice(folder.length + 1).split('/')[0] ?? ''))];
  }

  async read(name: string): Promise<string | null> {
    await this.turn('read', name);
    return this.files.get(name) ?? null;
  }

  async write(name: string, text: string): Promise<void> {
    if (this.files.has(name)) throw new Error(`${name} would be written over.`);
    this.files.set(name, '');
    await this.turn('write', name);
    this.do({ kind: 'write', name, text });
  }

  async rename(name: string, to: string): Promise<void> {
    await this.turn('rename', name);
    if (this.files.has(to)) throw new Error(`${to} would be written over.`);
    this.do({ kind: 'rename', name, to });
  }

  async remove(name: string): Promise<void> {
    await Promise.resolve();
    this.do({ kind: 'remove', name });
  }

  private do(action: Action): void {
    this.actions.push(action);
    apply(this.files, action);
  }

  private async turn(action: 'list' | 'read' | 'write' | 'rename', name: string): Promise<void> {
    await Promise.resolve();
    if (this.refuses(action, name)) throw new Error(`The disk refuses to ${action} ${name}.`);
  }
}

/** Every state a crash can leave: after each action, and within each write after each byte. `done` counts whole actions. */
export function* crashes(actions: readonly Action[]): Generator<{ readonly files: Map<string, string>; readonly done: number }> {
  const files = new Map<string, string>();
  for (const [done, action] of actions.entries()) {
    if (action.kind === 'write') {
      for (let length = 0; length < action.text.length; length++) {
        yield { files: new Map([...files, [action.name, action.text.slice(0, length)]]), done };
      }
    }
    apply(files, action);
    yield { files: new Map(files), done: done + 1 };
  }
}

function apply(files: Map<string, string>, action: Action): void {
  if (action.kind === 'write') files.set(action.name, action.text);
  else {
    const text = files.get(action.name);
    files.delete(action.name);
    if (action.kind === 'rename' && text !== undefined) files.set(action.to, text);
  }
}
