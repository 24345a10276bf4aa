import * as vscode from 'vscode';
import type { Exercise, Lesson } from '../../core/lesson/lesson.ts';
import type { Progress } from '../../learning/progress.ts';
import { commands, treeItems } from '../host/ids.ts';
import { earnedIn, evidenceState, moreIn, type Share } from './earned.ts';
import { groupNames, type GroupName, type GroupNode, type LessonNode, type OwnLabsNode, type TreeNode } from '../lessons/lessonNodes.ts';
import { evidenceWords, exerciseWords, labWords, ownLabWords, sectionWords, type StateWords } from './stateWords.ts';
import { plainMarkdown } from '../../core/lesson/plainMarkdown.ts';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { treeRow, type TreeRow } from '../shown/treeRow.ts';
import { inWords } from '../shown/inWords.ts';

const groupIcons: Readonly<Record<GroupName, string>> = { sections: 'book', labs: 'beaker', exercises: 'checklist', evidence: 'note' };

/** How a node of the lesson tree looks and what it opens. */
export function treeItemOf(node: TreeNode, progress: Progress, isRunning: boolean): TreeRow {
  const place = node.folder.toString();
  const { lesson } = node;
  switch (node.kind) {
    case 'lesson':
      return lessonItem(node, progress);
    case 'group':
      return groupItem(node, earnedIn(node.group, node, progress), moreIn(node, progress));
    case 'section': {
      const { section } = node;
      const words = sectionWords[progress.isSectionRead(lesson.id, section.id) ? 'read' : 'notRead'];
      return leafItem(node, {
        id: section.id,
        title: section.title,
        about: sectionRule(),
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
      const about = exercise.extra ? `${exercise.summary}\n\n${inWords('More to do, for those who want it.')}` : exercise.summary;
      const { id } = exercise;
      const title = numberedTitle(exercise, lesson);
      return leafItem(node, { id, title, about, words, contextValue: treeItems.exercise, command: commands.openExercise });
    }
    case 'evidence': {
      const { item } = node;
      const words = evidenceWords[evidenceState(item, node, progress)];
      return leafItem(node, {
        id: item.id,
        title: item.title,
        about: plainMarkdown(item.prompt),
        words,
        contextValue: treeItems.evidence,
        command: commands.makeNote,
      });
    }
    case 'ownLabs':
      return ownLabsItem(node);
    case 'ownLab': {
      const { file } = node;
      const words = isRunning ? labWords.running : ownLabWords;
      const contextValue = isRunning ? treeItems.runningLab : treeItems.ownLab;
      return leafItem(node, { id: file, title: file, words, contextValue, command: commands.openLab });
    }
  }
}

/** They earn nothing, so nothing of them is counted as done. */
function ownLabsItem(node: OwnLabsNode): TreeRow {
  const count = node.files.length;
  const where = node.isOnly ? '' : `, ${node.root.name}`;
  return treeRow({
    id: idOf(node, node.kind),
    label: inWords('Your own labs'),
    description: shown(node.isOnly ? String(count) : `${node.root.name} · ${String(count)}`),
    tooltip: inWords('Labs you have made beside those of the lesson. New Lab in the menu of this view makes another one.'),
    spoken: inWords('Your own labs{0}, {1}', where, count),
    state: vscode.TreeItemCollapsibleState.Expanded,
    icon: new vscode.ThemeIcon('edit'),
    contextValue: treeItems.ownLabs,
  });
}

function lessonItem(node: LessonNode, progress: Progress): TreeRow {
  const { lesson, root, isOnly } = node;
  const shares = groupNames.map(group => earnedIn(group, node, progress));
  const done = shares.reduce((sum, share) => sum + share.done, 0);
  const total = shares.reduce((sum, share) => sum + share.total, 0);
  const title = shown(`${lesson.number} ${lesson.title}`);
  const share = shareText({ done, total });
  const authors = lesson.authors.length > 0 ? `\n\n${lesson.authors.join(', ')}` : '';
  const where = isOnly ? '' : `, ${root.name}`;
  return treeRow({
    id: idOf(node, lesson.id),
    label: title,
    description: isOnly ? share : shown(`${root.name} · ${share}`),
    tooltip: shown(`${title}\n\n${lesson.summary}${authors}`),
    spoken: inWords('Lesson {0}{1}, {2} of {3} done', title, where, done, total),
    state: vscode.TreeItemCollapsibleState.Expanded,
    icon: new vscode.ThemeIcon('mortar-board'),
    contextValue: treeItems.lesson,
  });
}

/** @param more of what is more to do, which no total counts */
function groupItem(node: GroupNode, share: Share, more: Share): TreeRow {
  const names: Readonly<Record<GroupName, Shown>> = {
    sections: inWords('Sections'),
    labs: inWords('Labs'),
    exercises: inWords('Exercises'),
    evidence: inWords('Evidence'),
  };
  const rules: Readonly<Record<GroupName, Shown>> = {
    sections: sectionRule(),
    labs: inWords('A lab is done once a run has printed what the lesson expects.'),
    exercises: inWords('An exercise is done once its check has passed. What is more to do is counted apart.'),
    evidence: inWords(
      'An item is shown once your runs hold what it asks for, and your note has been made. Why it is so you write there: nobody counts that.',
    ),
  };
  const isOpen = node.group === 'labs';
  const state = isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  return treeRow({
    id: idOf(node, node.group),
    label: names[node.group],
    tooltip: rules[node.group],
    description: more.total === 0 ? shareText(share) : inWords('{0} and {1} more', shareText(share), shareText(more)),
    spoken:
      more.total === 0
        ? inWords('{0}, {1} of {2} done', names[node.group], share.done, share.total)
        : inWords('{0}, {1} of {2} done, and {3} of {4} more', names[node.group], share.done, share.total, more.done, more.total),
    state,
    icon: new vscode.ThemeIcon(groupIcons[node.group]),
    contextValue: node.group === 'evidence' ? treeItems.evidenceGroup : treeItems.group,
  });
}

function sectionRule(): Shown {
  return inWords(
    'A section is ticked once you have read it: all of it was on the screen for a while, and you did something there. Scrolling past does not count.',
  );
}

interface Leaf {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly words: StateWords;
  readonly contextValue: string;
  readonly command: string;
}

function leafItem(node: TreeNode, { id, title, about, words, contextValue, command }: Leaf): TreeRow {
  const state = inWords(words.text);
  return treeRow({
    id: idOf(node, id),
    label: shown(title),
    description: words.short === '' ? shown('') : inWords(words.short),
    tooltip: shown(about === undefined ? `${title}: ${state}` : `${title}: ${state}\n\n${about}`),
    spoken: shown(`${title}, ${state}`),
    state: vscode.TreeItemCollapsibleState.None,
    icon: new vscode.ThemeIcon(words.icon, words.color === undefined ? undefined : new vscode.ThemeColor(words.color)),
    contextValue,
    command: { command, title: inWords('Open'), arguments: [node] },
  });
}

function shareText({ done, total }: Share): Shown {
  return shown(`${String(done)}/${String(total)}`);
}

function idOf({ kind, folder, lesson }: TreeNode, id: string): string {
  return `${folder.toString()} ${lesson.id} ${kind} ${id}`;
}

/** As the lesson's page counts them: what is more to do has no number. */
function numberedTitle(exercise: Exercise, { exercises }: Lesson): string {
  if (exercise.extra) return inWords('More: {0}', exercise.title);
  return `${String(exercises.filter(({ extra }) => !extra).indexOf(exercise) + 1)}. ${exercise.title}`;
}
