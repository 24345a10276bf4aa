import type * as vscode from 'vscode';
import type { LessonMemory } from '../../core/channels/lessonPageChannel.ts';

const longest = 64 * 1024;

/** Where the reader was in each lesson. Kept for convenience: what was earned is kept elsewhere. */
export class LessonMemories {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  get(lesson: string): LessonMemory | null {
    const known = this.memory.get<unknown>(keyOf(lesson));
    return isMemory(known) && known.lesson === lesson ? known : null;
  }

  keep(memory: unknown, lesson: string): void {
    if (!isMemory(memory) || memory.lesson !== lesson || JSON.stringify(memory).length > longest) return;
    void this.memory.update(keyOf(lesson), memory);
  }
}

function keyOf(lesson: string): string {
  return `lessonPlace/${lesson}`;
}

function isMemory(value: unknown): value is LessonMemory {
  if (typeof value !== 'object' || value === null) return false;
  const { lesson, revision, place, open, figures } = value as Record<string, unknown>;
  return (
    typeof lesson === 'string' &&
    Number.isSafeInteger(revision) &&
    (place === null || isPlace(place)) &&
    Array.isArray(open) &&
    open.every(id => typeof id === 'string') &&
    typeof figures === 'object' &&
    figures !== null
  );
}

function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { section, block, offset } = value as Record<string, unknown>;
  return typeof section === 'string' && Number.isInteger(block) && Number.isFinite(offset);
}
