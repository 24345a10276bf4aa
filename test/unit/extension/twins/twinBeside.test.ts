import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { LessonLibrary } from '../../../../src/extension/lessons/lessonLibrary.ts';
import type { Twin } from '../../../../src/extension/twins/twins.ts';
import { sampleLab, sampleLesson } from '../../lesson/sampleLesson.ts';
import { openNewWindow } from '../fakeVSCode/newWindow.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { TwinBeside } = await import('../../../../src/extension/twins/twinBeside.ts');
const { EditorLayout } = await import('../../../../src/extension/host/editorLayout.ts');
const { TwinLens } = await import('../../../../src/extension/twins/twinLens.ts');
const { Guards } = await import('../../../../src/extension/parts/guards.ts');

const half = { orientation: 0, groups: [{ size: 0.5 }, { size: 0.5 }] };

/** A window with a lab on the left and a lesson page on the right. */
function setUp(told: Pick<vscode.EventEmitter<vscode.TabChangeEvent & vscode.TabGroupChangeEvent>, 'fire'> = fake.tabsChanged) {
  const lab = new fake.FakeText('/course/lab-1.lab.ts', 'const a = 1;\n\n// Mine.\nconst b = a * 2;\n');
  const script = fake.Uri.file('/course/lab-1.py');
  fake.memoryFiles.files.set(script.path, 'a = 1\nb = a * 2\n');
  const labEditor = new fake.FakeEditor(lab);
  fake.window.visibleTextEditors = [labEditor];
  fake.window.tabGroups.all = [
    new fake.FakeTabGroup(fake.ViewColumn.One, [new fake.TabInputText(lab.uri)]),
    new fake.FakeTabGroup(fake.ViewColumn.Two),
  ];
  const before = { orientation: 0, groups: [{ size: 790 }, { size: 520 }] };
  fake.registered.set('vscode.getEditorLayout', () => before);
  const shown: { readonly editor: fake.FakeEditor; readonly options: vscode.TextDocumentShowOptions }[] = [];
  fake.window.showTextDocument = (what, ...rest: unknown[]) => {
    const options = rest[0] as vscode.TextDocumentShowOptions;
    const document = what as vscode.TextDocument;
    const old = fake.window.visibleTextEditors.find(one => one.document === document) as fake.FakeEditor | undefined;
    const editor = old ?? new fake.FakeEditor(document, options.viewColumn);
    if (options.selection) editor.selection = new fake.Selection(options.selection.start, options.selection.end);
    if (!old) fake.window.visibleTextEditors = [...fake.window.visibleTextEditors, editor];
    fake.window.activeTextEditor = editor;
    if (document.uri.scheme === 'gatescope-twin')
      fake.window.tabGroups.all = [
        fake.window.tabGroups.all[0] ?? new fake.FakeTabGroup(fake.ViewColumn.One),
        new fake.FakeTabGroup(fake.ViewColumn.Two, [new fake.TabInputText(document.uri)]),
      ];
    fake.tabsChanged.fire({ opened: [], closed: [], changed: [] });
    shown.push({ editor, options });
    return Promise.resolve(editor);
  };
  fake.window.tabGroups.close = () => {
    fake.window.tabGroups.all = fake.window.tabGroups.all.slice(0, 1);
    told.fire({ opened: [], closed: [], changed: [] });
    return Promise.resolve(true);
  };
  const twin: Twin = { lab, script, name: 'Lab 1' };
  const beside = new TwinBeside(standIn({ find: () => Promise.resolve(twin) }), new EditorLayout());
  const layouts = () => fake.executed.filter(({ command }) => command === 'vscode.setEditorLayout').map(({ args }) => args[0]);
  /** The lines that are marked in an editor. */
  const marked = (editor: fake.FakeEditor) => editor.painted.at(-1)?.at.map(at => ('range' in at ? at.range : at).start.line);
  return { beside, twin, lab, labEditor, before, shown, layouts, marked };
}

describe('a twin beside its lab', () => {
  beforeEach(() => {
    openNewWindow();
  });

  it('stands in the column beside, over the lesson page, by the name of its lab and with half of the width', async () => {
    const { beside, twin, lab, labEditor, shown, layouts } = setUp();
    labEditor.selection = new fake.Selection(3, 4, 3, 4);
    await beside.show(twin);
    const [{ editor, options } = { editor: labEditor, options: {} }] = shown;
    expect(editor.document.uri.path).toBe('/PyTorch twin of Lab 1.py');
    expect(editor.document.getText()).toBe('a = 1\n\n\nb = a * 2');
    expect(options).toMatchObject({ viewColumn: 2, preview: false });
    expect(editor.selection.active.line).toBe(3);
    expect(editor.options.lineNumbers).toBe(fake.TextEditorLineNumbersStyle.Off);
    expect(layouts()).toEqual([half]);
    expect(lab.isDirty).toBe(false);
  });

  it('marks the line of the cursor on both sides, whichever has it', async () => {
    const { beside, twin, labEditor, shown, marked } = setUp();
    await beside.show(twin);
    const editor = shown[0]?.editor ?? labEditor;
    expect([marked(labEditor), marked(editor)]).toEqual([[0], [0]]);
    labEditor.selection = new fake.Selection(3, 0, 3, 0);
    fake.selectionChanged.fire({ textEditor: labEditor, selections: [labEditor.selection], kind: undefined });
    expect([marked(labEditor), marked(editor)]).toEqual([[3], [3]]);
  });

  it('leads from the twin to the line of the lab that says the same, and closing gives the width back', async () => {
    const { beside, twin, labEditor, shown, before, layouts, marked } = setUp();
    await beside.show(twin);
    const editor = shown[0]?.editor ?? labEditor;
    editor.selection = new fake.Selection(3, 0, 3, 0);
    await beside.close();
    expect(fake.window.activeTextEditor).toBe(labEditor);
    expect(labEditor.selection.active.line).toBe(3);
    expect(beside.inSight).toBeNull();
    expect(layouts()).toEqual([half, before]);
    expect(marked(labEditor)).toEqual([]);
  });

  it('ends also where VS Code tells a closed tab as a change of the columns alone', async () => {
    const { beside, twin, layouts, before } = setUp(fake.tabGroupsChanged);
    await beside.show(twin);
    await beside.close();
    expect(beside.inSight).toBeNull();
    expect(layouts()).toEqual([half, before]);
  });

  it('keeps the place of the cursor in its line on the way back, and goes back only from the twin', async () => {
    const { beside, twin, labEditor } = setUp();
    labEditor.selection = new fake.Selection(3, 7, 3, 7);
    expect(await beside.goBack()).toBe(false);
    await beside.show(twin);
    expect(await beside.goBack()).toBe(true);
    expect(labEditor.selection.active.character).toBe(7);
    expect(await beside.goBack()).toBe(false);
  });

  it('is laid out anew when the learner has typed', async () => {
    vi.useFakeTimers();
    const { beside, twin, lab } = setUp();
    await beside.show(twin);
    const provider = fake.fileProviders.get('gatescope-twin');
    const told: unknown[] = [];
    provider?.onDidChangeFile(changes => told.push(...changes));
    lab.replace('const a = 1;\nconst b = a * 2;\n');
    fake.documentChanged.fire({ document: lab, contentChanges: [], reason: undefined });
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    const uri = beside.inSight?.uri ?? lab.uri;
    expect(new TextDecoder().decode(await provider?.readFile(uri))).toBe('a = 1\nb = a * 2');
    expect(told).toEqual([{ type: fake.FileChangeType.Changed, uri }]);
  });

  it('is made again in a window that is opened again on it, and can never be written', async () => {
    const first = setUp();
    await first.beside.show(first.twin);
    const uri = first.beside.inSight?.uri ?? fake.Uri.file('/');
    openNewWindow();
    setUp();
    const provider = fake.fileProviders.get('gatescope-twin');
    expect(new TextDecoder().decode(await provider?.readFile(uri))).toBe('a = 1\n\n\nb = a * 2');
    expect(() => provider?.writeFile(uri, new Uint8Array(), { create: false, overwrite: true })).toThrow('NoPermissions');
    await expect(provider?.readFile(fake.Uri.parse('gatescope-twin:/other.py'))).rejects.toThrow('FileNotFound');
  });

  it('has a button above a lab with a twin, and rows for the lenses of the lab above the twin', async () => {
    const { beside, twin, lab } = setUp();
    const lessonLab = { lesson: sampleLesson, lab: { ...sampleLab, twin: 'lab-1.py' } };
    const { trust } = new Guards(standIn({}));
    const library = { labOf: (uri: vscode.Uri) => Promise.resolve(uri.path === lab.uri.path ? lessonLab : undefined) };
    new TwinLens({ beside, library: standIn<LessonLibrary>(library), trust, onDidChangeLenses: fake.silent });
    const titles = async (document: vscode.TextDocument) => {
      const lenses = await Promise.all(
        fake.lensProviders.map(async provider => provider.provideCodeLenses(document, new fake.FakeToken())),
      );
      return lenses.flatMap(each => each ?? []).map(({ range, command }) => [range.start.line, command?.title.trim()]);
    };
    expect(await titles(lab)).toEqual([[0, '$(split-horizontal) PyTorch']]);
    expect(await titles(new fake.FakeText('/course/mine.lab.ts', ''))).toEqual([]);
    await beside.show(twin);
    fake.registered.set('vscode.executeCodeLensProvider', () => [0, 0, 3].map(line => new fake.CodeLens(new fake.Range(line, 0, line, 0))));
    const document = fake.window.activeTextEditor?.document ?? lab;
    expect(await titles(document)).toEqual([
      [0, '$(arrow-left) Back to Lab 1'],
      [0, '$(compare-changes) Run and Compare'],
      [3, ''],
    ]);
  });
});
