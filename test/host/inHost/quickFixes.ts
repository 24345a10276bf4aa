import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFromLesson } from './lessonFiles.ts';
import { mistakenLabs } from './mistakenLabs.ts';

/** What takes a mistake out of a lab, in VS Code's own menu. */
export function quickFixTests(): void {
  describe('a quick fix', () => {
    it('takes a warning out as one edit, and the lab runs without it', async () => {
      const document = await openFromLesson('mistaken.lab.ts');
      const before = mistakenLabs['mistaken.lab.ts'];
      await run(document.uri);
      deepStrictEqual(saidOf(document.uri), ['7: W-ZERO-GRAD']);
      const [fix, ...others] = await fixesOf(document.uri);
      ok(fix?.edit);
      deepStrictEqual(others, []);
      strictEqual(fix.title, 'Write optimizer.zeroGrad() before backward()');
      strictEqual(fix.isPreferred, true);
      await vscode.workspace.applyEdit(fix.edit);
      strictEqual(document.getText(), before.replace('  new nn.MSE', '  optimizer.zeroGrad();\n  new nn.MSE'));
      deepStrictEqual(await fixesOf(document.uri), []);
      await run(document.uri);
      deepStrictEqual(saidOf(document.uri), []);
      await vscode.commands.executeCommand('undo');
      strictEqual(document.getText(), before);
    });

    it('of a missing import is left to TypeScript, which has one of its own', async () => {
      const document = await openFromLesson('unimported.lab.ts');
      await diagnosed(document.uri, 'ts');
      await run(document.uri);
      deepStrictEqual(saidOf(document.uri), ['3: E-THROW']);
      const titles = (await fixesOf(document.uri)).map(({ title }) => title);
      deepStrictEqual(
        titles.filter(title => title.includes('gatescope')),
        ['Update import from "gatescope"'],
      );
    });

    it('of a name as PyTorch spells it writes and imports ours, where TypeScript has none', async () => {
      const document = await openFromLesson('spelled.lab.ts');
      await diagnosed(document.uri, 'ts');
      await run(document.uri);
      // TypeScript would declare a function of this name.
      const fixes = await fixesOf(document.uri);
      const fix = fixes.find(({ title }) => title === 'Write manualSeed for manual_seed');
      ok(fix?.edit);
      strictEqual(fix.isPreferred, true);
      await vscode.workspace.applyEdit(fix.edit);
      strictEqual(document.getText(), "import { print, tensor, manualSeed } from 'gatescope';\n\nmanualSeed(1);\nprint(tensor([1]));\n");
      await run(document.uri);
      deepStrictEqual(saidOf(document.uri), []);
      await vscode.commands.executeCommand('undo');
      strictEqual(document.getText(), mistakenLabs['spelled.lab.ts']);
    });

    it('is a command for the line the cursor is on, too', async () => {
      const document = await openFromLesson('mistaken.lab.ts');
      await run(document.uri);
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(6, 0, 6, 0);
      await vscode.commands.executeCommand('gatescope.fixLine');
      ok(document.getText().includes('  optimizer.zeroGrad();\n'));
      await vscode.commands.executeCommand('undo');
      strictEqual(document.getText(), mistakenLabs['mistaken.lab.ts']);
    });
  });
}

interface Exports {
  readonly runs: { readonly onDidEnd: vscode.Event<{ readonly uri: vscode.Uri }> };
}

/** Runs a lab to its end. */
async function run(uri: vscode.Uri): Promise<void> {
  const extension = vscode.extensions.getExtension<Exports>('gatescope.gatescope');
  const { runs } = (await extension?.activate()) ?? {};
  ok(runs);
  const ended = new Promise<void>(resolve => {
    const listening = runs.onDidEnd(() => {
      listening.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand('gatescope.runLab', uri);
  await ended;
}

/** Resolves when `source` has found something in the file. */
async function diagnosed(uri: vscode.Uri, source: string): Promise<void> {
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (!vscode.languages.getDiagnostics(uri).some(found => found.source === source)) return;
      listening.dispose();
      resolve();
    };
    const listening = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** All that VS Code would list: of what its TypeScript finds in the file, too. */
async function fixesOf(uri: vscode.Uri): Promise<vscode.CodeAction[]> {
  const all = new vscode.Range(0, 0, 100, 0);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    all,
    vscode.CodeActionKind.QuickFix.value,
  );
}

function saidOf(uri: vscode.Uri): string[] {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Gatescope');
  return ours.map(({ code, range }) => `${String(range.start.line + 1)}: ${typeof code === 'string' ? code : ''}`);
}
