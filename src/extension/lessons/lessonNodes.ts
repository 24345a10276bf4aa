import type * as vscode from 'vscode';
import type { EvidenceItem, Exercise, Lesson, Section } from '../../core/lesson/lesson.ts';
import type { LessonLab } from './lessonLibrary.ts';

/** A lesson in one of the workspace's folders: where several of them have it, each has progress of its own. */
export interface PlacedLesson {
  readonly lesson: Lesson;
  /** The workspace folder. */
  readonly root: vscode.WorkspaceFolder;
  /** Where the lesson's working copies are below it, or would be put. */
  readonly folder: vscode.Uri;
}

export const groupNames = ['sections', 'labs', 'exercises', 'evidence'] as const;

export type GroupName = (typeof groupNames)[number];

export interface LessonNode extends PlacedLesson {
  readonly kind: 'lesson';
  /** False where another folder has the same lesson, too. */
  readonly isOnly: boolean;
}
export interface GroupNode extends PlacedLesson {
  readonly kind: 'group';
  readonly group: GroupName;
}
export interface SectionNode extends PlacedLesson {
  readonly kind: 'section';
  readonly section: Section;
}
export interface LabNode extends PlacedLesson, Omit<LessonLab, 'root'> {
  readonly kind: 'lab';
}
export interface ExerciseNode extends PlacedLesson {
  readonly kind: 'exercise';
  readonly exercise: Exercise;
}
export interface EvidenceNode extends PlacedLesson {
  readonly kind: 'evidence';
  readonly item: EvidenceItem;
}

/** What the learner has made beside a lesson's labs. */
export interface OwnLabsNode extends PlacedLesson {
  readonly kind: 'ownLabs';
  /** Names of files in `folder`. */
  readonly files: readonly string[];
  /** False where another folder has labs of the learner's, too. */
  readonly isOnly: boolean;
}
export interface OwnLabNode extends PlacedLesson {
  readonly kind: 'ownLab';
  readonly file: string;
}

/** What the lesson tree shows, and what its commands are called with. */
export type TreeNode = LessonNode | GroupNode | SectionNode | LabNode | ExerciseNode | EvidenceNode | OwnLabsNode | OwnLabNode;

/** What stands below a node, in the lesson's order. Groups without anything in them are left out. */
export function childrenOf(node: TreeNode): TreeNode[] {
  const { lesson, root, folder } = node;
  const place = { lesson, root, folder };
  if (node.kind === 'lesson') {
    const sizes: Readonly<Record<GroupName, number>> = {
      sections: lesson.sections.length,
      labs: lesson.labs.length,
      exercises: lesson.exercises.length,
      evidence: lesson.evidence.length,
    };
    return groupNames.filter(group => sizes[group] > 0).map(group => ({ kind: 'group' as const, group, ...place }));
  }
  if (node.kind === 'ownLabs') return node.files.map(file => ({ kind: 'ownLab', file, ...place }));
  if (node.kind !== 'group') return [];
  switch (node.group) {
    case 'sections':
      return lesson.sections.map(section => ({ kind: 'section', section, ...place }));
    case 'labs':
      return lesson.labs.map(lab => ({ kind: 'lab', lab, ...place }));
    case 'exercises':
      return lesson.exercises.map(exercise => ({ kind: 'exercise', exercise, ...place }));
    case 'evidence':
      return lesson.evidence.map(item => ({ kind: 'evidence', item, ...place }));
  }
}

/** True for an item of the tree, and for a lesson that was just put into a folder. */
export function isPlacedLesson(argument: unknown): argument is PlacedLesson {
  return typeof argument === 'object' && argument !== null && 'lesson' in argument && 'root' in argument && 'folder' in argument;
}

/** What the lesson's tree, and menus on it, call commands with. */
export function isTreeNode(argument: unknown): argument is TreeNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'lesson' in argument && 'folder' in argument;
}

/** A lab of the learner's own, in the tree. */
export function isOwnLab(argument: unknown): argument is OwnLabNode {
  return isTreeNode(argument) && argument.kind === 'ownLab';
}
