import type { LessonMemory } from '../../src/core/lessonPage.ts';
import type { VSCodeApi } from '../ui/vscodeApi.ts';

/** What the reader has set on the page: kept by VS Code while the page is hidden, and by the host for the next time. */
export class ViewMemory {
  private readonly api: Pick<VSCodeApi<LessonMemory>, 'getState' | 'setState'>;
  private readonly onDidKeep: () => void;
  private current: LessonMemory;

  constructor(api: Pick<VSCodeApi<LessonMemory>, 'getState' | 'setState'>, onDidKeep: () => void) {
    this.api = api;
    this.onDidKeep = onDidKeep;
    this.current = empty('');
  }

  get value(): LessonMemory {
    return this.current;
  }

  /** Begins with what is known of a lesson: the page's own memory is newer than the host's. */
  begin(lesson: string, remembered: LessonMemory | null): void {
    if (this.current.lesson === lesson) return;
    const own = this.api.getState();
    const known = own?.lesson === lesson ? own : remembered?.lesson === lesson ? remembered : null;
    this.current = { ...empty(lesson), ...known };
    this.api.setState(this.current);
  }

  keep(change: Partial<Omit<LessonMemory, 'lesson'>>): void {
    this.current = { ...this.current, ...change };
    this.api.setState(this.current);
    this.onDidKeep();
  }
}

function empty(lesson: string): LessonMemory {
  return { lesson, place: null, open: [], figures: {} };
}
