import * as vscode from 'vscode';
import type { Exercise, Lesson } from '../../core/lesson.ts';
import type { Progress } from '../../core/progress.ts';
import { commands, treeItems } from '../ids.ts';
import { earnedIn, isShown, type Share } from './earned.ts';
import type { GroupName, GroupNode, LessonNode, TreeNode } from './lessonNodes.ts';
import { evidenceWords, exerciseWords, labWords, sectionWords, type StateWords } from './stateWords.ts';

const groupIcons: Readonly<Record<GroupName, string>> = { sections: 'book', labs: 'beaker', exercises: 'checklist', evidence: 'note' };
const groups: readonly GroupName[] = ['sections', 'labs', 'exercises', 'evidence'];

/** How a node of the lesson tree looks and what it opens. */
export function treeItemOf(node: TreeNode, progress: Progress, isRunning: boolean): vscode.TreeItem {
  const place = node.folder.toString();
  const { lesson } = node;
  switch (node.kind) {
    case 'lesson':
      return lessonItem(node, progress);
    case 'group':
      return groupItem(node, earnedIn(node.group, node, progress));
    case 'section': {
      const { section } = node;
      const words = sectionWords[progress.isSectionRead(lesson.id, section.id) ? 'read' : 'notRead'];
      return leafItem(node, {
        id: section.id,
        title: section.title,
        words,
        contextValue: treeItems.section,
        command: commands.openSection,
      });
    }
    case 'lab': {
      const { lab } = node;
      const words = labWords[isRunning ? 'running' : progress.labState(place, lesson.id, lab.id)];
      const contextValue = isRunning ? treeItems.runningLab : lab.twin === null ? treeItems.lab : treeItems.labWithTwin;
      return leafItem(node, { id: lab.id, title: lab.title, about: lab.summary, words, contextValue, command: commands.openLab });
    }
    case 'exercise': {
      const { exercise } = node;
      const words = exerciseWords[progress.exerciseState(place, lesson.id, exercise.id)];
      const about = exercise.extra ? `${exercise.summary}\n\n${vscode.l10n.t('More to do, for those who want it.')}` : exercise.summary;
      const { id } = exercise;
      const title = numberedTitle(exercise, lesson);
      return leafItem(node, { id, title, about, words, contextValue: treeItems.exercise, command: commands.openExercise });
    }
    case 'evidence': {
      const { item } = node;
      const words = evidenceWords[isShown(item, node, progress) ? 'shown' : 'open'];
      return leafItem(node, {
        id: item.id,
        title: item.title,
        about: item.prompt,
        words,
        contextValue: treeItems.evidence,
        command: commands.makeNote,
      });
    }
  }
}

function lessonItem(node: LessonNode, progress: Progress): vscode.TreeItem {
  const { lesson, root, isOnly } = node;
  const shares = groups.map(group => earnedIn(group, node, progress));
  const done = shares.reduce((sum, share) => sum + share.done, 0);
  const total = shares.reduce((sum, share) => sum + share.total, 0);
  const title = `${lesson.number} ${lesson.title}`;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = idOf(node, lesson.id);
  item.description = isOnly ? shareText({ done, total }) : `${root.name} · ${shareText({ done, total })}`;
  item.tooltip =
    lesson.authors.length > 0 ? `${title}\n\n${lesson.summary}\n\n${lesson.authors.join(', ')}` : `${title}\n\n${lesson.summary}`;
  item.iconPath = new vscode.ThemeIcon('mortar-board');
  item.contextValue = treeItems.lesson;
  const where = isOnly ? '' : `, ${root.name}`;
  item.accessibilityInformation = { label: vscode.l10n.t('Lesson {0}{1}, {2} of {3} done', title, where, done, total) };
  return item;
}

function groupItem(node: GroupNode, share: Share): vscode.TreeItem {
  const names: Readonly<Record<GroupName, string>> = {
    sections: vscode.l10n.t('Sections'),
    labs: vscode.l10n.t('Labs'),
    exercises: vscode.l10n.t('Exercises'),
    evidence: vscode.l10n.t('Evidence'),
  };
  const isOpen = node.group === 'labs';
  const state = isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(names[node.group], state);
  item.id = idOf(node, node.group);
  item.description = shareText(share);
  item.iconPath = new vscode.ThemeIcon(groupIcons[node.group]);
  item.contextValue = node.group === 'evidence' ? treeItems.evidenceGroup : treeItems.group;
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} of {2} done', names[node.group], share.done, share.total) };
  return item;
}

interface Leaf {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly words: StateWords;
  readonly contextValue: string;
  readonly command: string;
}

function leafItem(node: TreeNode, { id, title, about, words, contextValue, command }: Leaf): vscode.TreeItem {
  const state = vscode.l10n.t(words.text);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = idOf(node, id);
  item.description = vscode.l10n.t(words.short ?? words.text);
  item.iconPath = new vscode.ThemeIcon(words.icon, words.color === undefined ? undefined : new vscode.ThemeColor(words.color));
  item.tooltip = about === undefined ? `${title}: ${state}` : `${title}: ${state}\n\n${about}`;
  item.contextValue = contextValue;
  item.accessibilityInformation = { label: `${title}, ${state}` };
  item.command = { command, title: vscode.l10n.t('Open'), arguments: [node] };
  return item;
}

function shareText({ done, total }: Share): string {
  return `${String(done)}/${String(total)}`;
}

function idOf({ kind, folder, lesson }: TreeNode, id: string): string {
  return `${folder.toString()} ${lesson.id} ${kind} ${id}`;
}

/** As the lesson's page counts them: what is more to do has no number. */
function numberedTitle(exercise: Exercise, { exercises }: Lesson): string {
  if (exercise.extra) return vscode.l10n.t('More: {0}', exercise.title);
  return `${String(exercises.filter(({ extra }) => !extra).indexOf(exercise) + 1)}. ${exercise.title}`;
}
