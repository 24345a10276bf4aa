import type * as VSCode from 'vscode';
import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from './recordingVSCode.ts';

/** Shows words of anybody at one place of VS Code, by the function that alone may. */
type Surface = (words: string) => unknown;

const uri = fake.Uri.file('/course/lab.ts');
const range = new fake.Range(0, 0, 0, 0);
const takes = (...values: unknown[]): void => void fake.commands.executeCommand('show', ...values);
/** What VS Code hands out and takes words on. */
const editor = standIn<VSCode.TextEditor>({
  setDecorations: takes,
  document: standIn<VSCode.TextDocument>({ lineAt: () => standIn<VSCode.TextLine>({ range }) }),
});
const run = standIn<VSCode.TestRun>({ failed: takes, errored: takes, appendOutput: takes });
const item = standIn<VSCode.TestItem>({});
const controller = standIn<VSCode.TestController>({
  createTestItem: (...values) => {
    takes(...values);
    return item;
  },
});
const { silent } = fake;

/** What the room to show has: each of its files by name, with what it offers. */
export async function showingRoom() {
  return {
    comparison: await import('../../../../src/extension/shown/comparison.ts'),
    hover: await import('../../../../src/extension/shown/hover.ts'),
    inWords: await import('../../../../src/extension/shown/inWords.ts'),
    lens: await import('../../../../src/extension/shown/lens.ts'),
    log: await import('../../../../src/extension/shown/log.ts'),
    messages: await import('../../../../src/extension/shown/messages.ts'),
    painting: await import('../../../../src/extension/shown/painting.ts'),
    panel: await import('../../../../src/extension/shown/panel.ts'),
    problem: await import('../../../../src/extension/shown/problem.ts'),
    progressWords: await import('../../../../src/extension/shown/progressWords.ts'),
    questions: await import('../../../../src/extension/shown/questions.ts'),
    quickFix: await import('../../../../src/extension/shown/quickFix.ts'),
    statusItem: await import('../../../../src/extension/shown/statusItem.ts'),
    testWords: await import('../../../../src/extension/shown/testWords.ts'),
    treeRow: await import('../../../../src/extension/shown/treeRow.ts'),
  };
}

/** Every place, by the file and the name of its function. The modules are loaded anew, with what is mocked then. */
export async function surfaces(): Promise<Readonly<Record<string, Surface>>> {
  const room = await showingRoom();
  const { shown } = await import('../../../../src/core/words/shownText.ts');
  const { asCode, asMarkdown, marked, markdownTable, paragraphs } = await import('../../../../src/core/words/shownMarkdown.ts');
  const { inWords } = room.inWords;
  const { lensAt, registerLenses } = room.lens;
  const { hoverOf, registerHovers } = room.hover;
  const { treeRow, showTree } = room.treeRow;
  const { messages, progressWords, questions, testWords, comparison, panel, painting } = room;

  const markdown = (words: string) =>
    paragraphs([asMarkdown(words), marked`**${asCode(words)}** line 3`, markdownTable([asMarkdown(words)], [[asCode(words)]])], true);
  const lens = (words: string) => lensAt(0, { title: shown(words), tooltip: inWords('Shows {0}.', words), command: 'c', arguments: [] });
  const row = (words: string) =>
    treeRow({
      id: 'one',
      label: shown(words),
      description: inWords('{0}, read', words),
      tooltip: shown(words),
      spoken: shown(words),
      state: fake.TreeItemCollapsibleState.None,
      icon: new fake.ThemeIcon('check'),
      contextValue: 'lab',
      command: { title: shown(words), command: 'c', arguments: [] },
    });
  const reason = (words: string) => ({ text: shown(words), uri, line: 3 });

  return {
    'inWords.inWords': words => fake.commands.executeCommand(inWords('Line {0}: {1}', 3, words)),
    'messages.showInformation': words => messages.showInformation(inWords('{0} is done.', words), shown(words)),
    'messages.showWarning': words => messages.showWarning(shown(words), inWords('Open {0}', words)),
    'messages.showError': words => messages.showError(inWords('"{0}" failed: {1}', words, words)),
    'messages.isConfirmed': words => messages.isConfirmed(shown(words), shown(words), inWords('Reset {0}', words)),
    'messages.showInStatusBar': words => {
      messages.showInStatusBar(inWords('Values of {0}', words), 1);
    },
    'progressWords.withNotification': words =>
      progressWords.withNotification(inWords('Running {0}', words), report => {
        report({ message: shown(words), increment: 1 });
        return Promise.resolve();
      }),
    'progressWords.withStatusWord': words => progressWords.withStatusWord(shown(words), () => Promise.resolve()),
    'questions.askWhich': words =>
      questions.askWhich([{ label: shown(words), description: shown(words), detail: inWords('In {0}', words) }], {
        title: shown(words),
        placeHolder: shown(words),
      }),
    'questions.askLine': words =>
      questions.askLine({
        title: shown(words),
        prompt: inWords('What is {0}?', words),
        value: shown(words),
        validateInput: () => shown(words),
      }),
    'questions.askFolder': words => questions.askFolder(inWords('Where shall {0} be?', words), shown(words), uri),
    'questions.askFile': words => questions.askFile(shown(words), uri, {}),
    'lens.lensAt': words => fake.commands.executeCommand('show', lens(words)),
    'lens.registerLenses': words => registerLenses([], { onDidChangeCodeLenses: silent, provideCodeLenses: () => [lens(words)] }),
    'quickFix.registerQuickFixes': words =>
      room.quickFix.registerQuickFixes([], {
        fixesAt: () => Promise.resolve([{ title: shown(words), edit: new fake.WorkspaceEdit(), problem: shown(words) }]),
      }),
    'hover.hoverOf': words => fake.commands.executeCommand('show', hoverOf(markdown(words), range)),
    'hover.registerHovers': words => registerHovers([], { provideHover: () => hoverOf(markdown(words)) }),
    'statusItem.StatusItem': words => {
      new room.statusItem.StatusItem('id', shown(words)).show({ text: shown(words), tooltip: inWords('Show {0}', words), command: 'c' });
    },
    'treeRow.treeRow': words => fake.commands.executeCommand('show', row(words)),
    'treeRow.showTree': words =>
      showTree<number>('tree', {
        onDidChangeTreeData: silent,
        getChildren: () => Promise.resolve([1]),
        getTreeItem: () => row(words),
      }),
    'testWords.testController': words => testWords.testController('id', inWords('Exercises of {0}', words)),
    'testWords.testItem': words => testWords.testItem(controller, 'id', shown(words), uri),
    'testWords.fail': words => {
      testWords.fail(run, item, reason(words));
    },
    'testWords.giveUp': words => {
      testWords.giveUp(run, item, reason(words));
    },
    'testWords.writeLine': words => {
      testWords.writeLine(run, inWords('{0}: met.', words), item);
    },
    'problem.ProblemList': words => {
      const location = new fake.Location(uri, range);
      new room.problem.ProblemList('list').set(uri, [
        {
          range,
          message: shown(words),
          code: shown(words),
          severity: fake.DiagnosticSeverity.Error,
          related: [{ location, message: inWords('See {0}.', words) }],
        },
      ]);
    },
    'comparison.showComparison': words => comparison.showComparison(uri, uri, inWords('{0} and its twin', words)),
    'panel.panelWith': words => panel.panelWith('type', shown(words), fake.ViewColumn.One, {}),
    'panel.renamePanel': words => {
      panel.renamePanel(fake.window.createWebviewPanel(), shown(words));
    },
    'painting.paintTexts': words => {
      const lines = [{ line: 1, text: shown(words) }];
      const type = standIn<VSCode.TextEditorDecorationType>({});
      painting.paintTexts(editor, type, lines, () => ({ margin: '0', color: new fake.ThemeColor('c') }));
    },
    // Errors of anybody come as they are: the log itself makes them text.
    'log.Log': words => {
      const log = new room.log.Log('Log');
      const causes = [words, { toString: () => words }, Object.assign(new Error(words, { cause: new Error(words) }), { name: words })];
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level](words, ...causes);
    },
  };
}

/** Looks, pictures and ranges hold no words. */
export const wordless = [
  'comparison.closeComparison',
  'lens.blankLens',
  'painting.paintType',
  'painting.paintPictures',
  'painting.paintRanges',
];
