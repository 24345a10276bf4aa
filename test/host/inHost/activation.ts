import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFromLesson } from './lessonFiles.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** What the extension does before, and because of, the first lab that is opened. Must run first. */
export function activationTests(): void {
  describe('activation', () => {
    const extension = vscode.extensions.getExtension('gatescope.gatescope');

    it('has not happened before a lab or the view is opened', () => {
      ok(extension, 'the extension is not installed');
      strictEqual(extension.isActive, false);
    });

    it('comes with the first lab that is opened, and puts a lens above it', async () => {
      const document = await openFromLesson('lab-1-scalar-lstm.lab.ts');
      await until(() => extension?.isActive === true);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      deepStrictEqual(
        lenses
          .filter(lens => lens.command?.command.startsWith('gatescope.run'))
          .map(lens => [lens.range.start.line, lens.command?.command]),
        [[0, 'gatescope.runLab']],
      );
    });

    it('registers every command of the manifest', async () => {
      const registered = await vscode.commands.getCommands(true);
      const { contributes } = extension?.packageJSON as Manifest;
      deepStrictEqual(
        contributes.commands.map(({ command }) => command).filter(command => !registered.includes(command)),
        [],
      );
    });
  });
}

/** Looks again at every turn of the event loop: VS Code tells nobody when an extension becomes active. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 0));
}
