import { deepStrictEqual, match, ok } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFromLesson } from './lessonFiles.ts';

const labs = [
  'lab-1-scalar-lstm.lab.ts',
  'lab-2-scalar-gru.lab.ts',
  'lab-3-shapes.lab.ts',
  'lab-4-memory-task.lab.ts',
  'lab-5-marked-value.lab.ts',
  'lab-6-gradients.lab.ts',
  'lab-7-exploding.lab.ts',
];

/** What VS Code's own TypeScript says about the labs in a lesson folder. */
export function problemTests(): void {
  describe('the labs in the editor', () => {
    it('have no problems, where a wrong line beside them has one', async () => {
      const documents: vscode.TextDocument[] = [];
      for (const lab of labs) documents.push(await openFromLesson(lab));
      const wrong = await openFromLesson('wrong.lab.ts');
      await diagnosed(wrong.uri);
      match(problemsOf(wrong.uri).join('\n'), /not assignable/);
      for (const { uri } of documents) deepStrictEqual(problemsOf(uri), [], uri.path);
    });

    it('have a manifest that is checked while one types', async () => {
      const manifest = await openFromLesson('labs/mine/lesson.json');
      await diagnosed(manifest.uri);
      const problems = problemsOf(manifest.uri).join('\n');
      match(problems, /Missing property "title"/);
      match(problems, /Property colour is not allowed/);
      match(problems, /This must be 1 to 64 of a-z, 0-9 and -\./);
    });

    it('have manifests in several files that are checked likewise, each by its own rules', async () => {
      const exercise = await openFromLesson('labs/mine/exercises/first/exercise.json');
      await diagnosed(exercise.uri);
      const problems = problemsOf(exercise.uri).join('\n');
      match(problems, /Missing property "starter"/);
      match(problems, /Incorrect type. Expected "string"/);
      match(problems, /Missing property "words"/);
      match(problems, /This must be 1 to 64 of a-z, 0-9 and -\./);
      const glossary = await openFromLesson('labs/mine/glossary.json');
      await diagnosed(glossary.uri);
      deepStrictEqual(problemsOf(glossary.uri), ['1: Missing property "term".']);
    });

    it('say what a name of the library is, in a hover', async () => {
      const document = await openFromLesson('lab-3-shapes.lab.ts');
      const at = document.positionAt(document.getText().indexOf('manualSeed'));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
      match(text, /manualSeed\(seed: number\)/);
    });

    it('complete the members of the engine', async () => {
      const document = await openFromLesson('wrong.lab.ts');
      const at = document.positionAt(document.getText().indexOf('tf.') + 3);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
      ok(list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'matMul'));
    });
  });
}

/** Resolves when TypeScript has found something in the file. */
async function diagnosed(uri: vscode.Uri): Promise<void> {
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (problemsOf(uri).length === 0) return;
      listening.dispose();
      resolve();
    };
    const listening = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

function problemsOf(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ message, range }) => `${String(range.start.line + 1)}: ${message}`);
}
