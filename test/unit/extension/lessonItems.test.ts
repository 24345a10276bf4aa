import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ThemeIcon } from 'vscode';
import type { Deed } from '../../../src/learning/deed.ts';
import type { Exercise, Lesson } from '../../../src/core/lesson/lesson.ts';
import { Progress } from '../../../src/learning/progress.ts';
import type { TreeNode } from '../../../src/extension/lessons/lessonNodes.ts';
import { sampleLab, sampleLesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { childrenOf } = await import('../../../src/extension/lessons/lessonNodes.ts');
const { treeItemOf } = await import('../../../src/extension/lessonTree/lessonItems.ts');
const { LessonTree } = await import('../../../src/extension/lessonTree/lessonTree.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');

const exercise: Exercise = {
  id: 'try',
  title: 'Try',
  summary: 'Try it.',
  kind: 'words',
  extra: false,
  task: 't.md',
  starter: 's.md',
  lab: null,
  check: null,
  answer: 'a.md',
  hints: [],
  walkthrough: [],
  solutions: [],
  rubric: [],
  subjects: [],
};
const lesson: Lesson = {
  ...sampleLesson,
  sections: [
    { id: 'first', title: 'First', file: 'first.md', folded: false },
    { id: 'last', title: 'Last', file: 'last.md', folded: true },
  ],
  labs: [sampleLab, { ...sampleLab, id: 'two', title: 'Two', file: 'lab-2.lab.ts', twin: 'lab-2.py' }],
  exercises: [exercise, { ...exercise, id: 'more', title: 'More', summary: 'More of it.', extra: true }],
  evidence: [
    { id: 'shape', title: 'Shape', statement: 's', prompt: 'Why?', shows: [{ lab: 'one', variable: 'h', line: null }] },
    { id: 'limit', title: 'Limit', statement: 's', prompt: 'How far?', shows: [{ lab: 'two', variable: null, line: 'acc' }] },
  ],
};
const root = fake.folderAt('/course');
const top: TreeNode = { kind: 'lesson', lesson, root, folder: root.uri, isOnly: true };

let seq = 0;
function progressOf(...deeds: Deed[]): Progress {
  const progress = new Progress();
  for (const deed of deeds) progress.add({ id: String(++seq), seq, at: '', deed });
  return progress;
}
function walk(node: TreeNode, progress: Progress): { label: string; description: unknown; spoken: unknown; icon: string }[] {
  const item = treeItemOf(node, progress, false) as unknown as {
    label: string;
    description: string;
    accessibilityInformation: { label: string };
    iconPath: ThemeIcon;
  };
  const { label, description, accessibilityInformation, iconPath } = item;
  const here = { label, description, spoken: accessibilityInformation.label, icon: iconPath.id };
  return [here, ...childrenOf(node).flatMap(child => walk(child, progress))];
}
const facts = (taken: Record<string, string>) => ({ hash: 'h', backend: 'cpu', version: '1', seed: 42, ms: 1, taken });
const ran = (
  lab: string,
  outcome: 'matched' | 'finished' | 'failed',
  taken: Record<string, string> | null,
  place = 'file:///course',
): Deed => ({
  ...{ kind: 'labRan', lesson: 'mine', lab, place, outcome },
  facts: taken && facts(taken),
});

describe('the lesson tree', () => {
  beforeEach(() => {
    fake.memoryFiles.files.clear();
  });

  it('shows sections, labs, exercises and evidence with nothing earned', () => {
    expect(walk(top, progressOf()).map(({ label, description, spoken }) => [label, description, spoken])).toEqual([
      ['1 Mine', '0/7', 'Lesson 1 Mine, 0 of 7 done'],
      ['Sections', '0/2', 'Sections, 0 of 2 done'],
      ['First', '', 'First, not read'],
      ['Last', '', 'Last, not read'],
      ['Labs', '0/2', 'Labs, 0 of 2 done'],
      ['One', '', 'One, not run'],
      ['Two', '', 'Two, not run'],
      ['Exercises', '0/1 and 0/1 more', 'Exercises, 0 of 1 done, and 0 of 1 more'],
      ['1. Try', '', '1. Try, not tried'],
      ['More: More', '', 'More: More, not tried'],
      ['Evidence', '0/2', 'Evidence, 0 of 2 done'],
      ['Shape', '', 'Shape, needs a run'],
      ['Limit', '', 'Limit, needs a run'],
    ]);
  });

  it('shows what was earned by doing, in words and by an icon', () => {
    const progress = progressOf(
      { kind: 'sectionRead', lesson: 'mine', section: 'first' },
      ran('one', 'matched', { 'variable:h': '[1, 4]' }),
      ran('two', 'failed', null),
      { kind: 'exerciseChecked', lesson: 'mine', exercise: 'try', place: 'file:///course', passed: false, mistake: null },
      { kind: 'exerciseChecked', lesson: 'mine', exercise: 'more', place: 'file:///course', passed: true, mistake: null },
    );
    const shown = walk(top, progress);
    expect(shown.find(({ label }) => label === '1 Mine')?.description).toBe('2/7');
    expect(Object.fromEntries(shown.map(({ label, description, icon }) => [label, `${String(description)} ${icon}`]))).toMatchObject({
      First: 'read pass-filled',
      Last: ' circle-outline',
      One: 'done pass-filled',
      Two: 'failed error',
      '1. Try': 'tried issue-draft',
      'More: More': 'passed pass-filled',
      // Why it is so has not been asked yet.
      Shape: 'seen issue-draft',
      Limit: ' circle-outline',
    });
  });

  it('counts evidence as shown once the note has been made that asks why it is so', () => {
    const run = ran('one', 'matched', { 'variable:h': '[1, 4]' });
    const made = (place: string): Deed => ({ kind: 'noteMade', lesson: 'mine', place });
    const evidence = (...deeds: Deed[]): unknown[] =>
      walk(top, progressOf(...deeds))
        .slice(-3)
        .map(({ description, spoken }) => [description, spoken]);
    const notYet = [
      ['0/2', 'Evidence, 0 of 2 done'],
      ['seen', 'Shape, seen in your runs; your note asks why it is so'],
      ['', 'Limit, needs a run'],
    ];
    expect(evidence(run)).toEqual(notYet);
    expect(evidence(run, made('file:///other'))).toEqual(notYet);
    expect(evidence(run, made('file:///course'))).toEqual([
      ['1/2', 'Evidence, 1 of 2 done'],
      ['shown', 'Shape, shown by your runs'],
      ['', 'Limit, needs a run'],
    ]);
  });

  it('gives each item an id of its own', () => {
    const ids: unknown[] = [];
    const collect = (node: TreeNode): void => {
      ids.push(treeItemOf(node, progressOf(), false).id);
      childrenOf(node).forEach(collect);
    };
    collect(top);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists labs of the learner own, once and by name, and opens them', async () => {
    fake.workspace.workspaceFolders = [root];
    for (const name of ['lab-1.lab.ts', 'my-10.lab.ts', 'my-2.lab.js', 'exercise-try.lab.ts', 'notes.md', 'plain.ts'])
      fake.memoryFiles.files.set(`/course/${name}`, '');
    const progress = progressOf();
    const library = { lessons: () => Promise.resolve([lesson, { ...lesson, id: 'other' }]) };
    const log = { warn: () => undefined };
    const tree = new LessonTree({
      library: standIn(library),
      folder: new LabFolder({
        extensionUri: fake.Uri.file('/extension'),
        version: '1',
        library: standIn(library),
        files: new Guards(standIn(log)).files,
        log,
      }),
      store: standIn({ ready: () => Promise.resolve(), onDidChange: fake.silent, progress }),
      runs: standIn({ onDidChange: fake.silent, runningUri: fake.Uri.file('/course/my-10.lab.ts') }),
      onDidFind: () => undefined,
    });
    const groups = (await tree.getChildren()).filter(({ kind }) => kind === 'ownLabs');
    expect(groups.map(node => tree.getTreeItem(node)).map(({ label, description }) => [label, description])).toEqual([
      ['Your own labs', '2'],
    ]);
    const rows = (await tree.getChildren(groups[0])).map(node => tree.getTreeItem(node));
    expect(rows.map(({ label, contextValue }) => [label, contextValue])).toEqual([
      ['my-2.lab.js', 'ownLab'],
      ['my-10.lab.ts', 'runningLab'],
    ]);
    expect(rows[0]?.command).toMatchObject({ command: 'gatescope.openLab', arguments: [{ kind: 'ownLab', file: 'my-2.lab.js' }] });
  });

  it('tells two folders with the same lesson apart, and shows one where only one has it', async () => {
    const two = fake.folderAt('/other', 1);
    fake.workspace.workspaceFolders = [root, two];
    const progress = progressOf(ran('one', 'matched', {}), ran('one', 'failed', null, 'file:///other/mine'));
    const library = { lessons: () => Promise.resolve([lesson]) };
    const folder = new LabFolder({
      extensionUri: fake.Uri.file('/extension'),
      version: '1',
      library: standIn(library),
      files: new Guards(standIn({})).files,
      log: { warn: () => undefined },
    });
    const store = { progress, ready: () => Promise.resolve(), onDidChange: fake.silent };
    const tree = new LessonTree({
      library: standIn(library),
      folder,
      store: standIn(store),
      runs: standIn({ onDidChange: fake.silent }),
      onDidFind: () => undefined,
    });
    const shown = async () =>
      (await tree.getChildren())
        .flatMap(node => walk(node, progress).filter(({ label }) => label === 'One' || label === '1 Mine'))
        .map(({ description }) => description);
    fake.memoryFiles.files.set('/course/lab-1.lab.ts', '');
    expect(await shown()).toEqual(['1/7', 'done']);
    fake.memoryFiles.files.set('/other/mine/lab-1.lab.ts', '');
    expect(await shown()).toEqual(['course · 1/7', 'done', 'other · 0/7', 'failed']);
    fake.workspace.workspaceFolders = undefined;
    expect(await tree.getChildren()).toEqual([]);
  });
});
