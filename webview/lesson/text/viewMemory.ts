import type { LessonMemory } from '../../../src/core/channels/lessonPageChannel.ts';
import type { VSCodeApi } from '../../ui/vscodeApi.ts';

/** What the reader has set on the page: kept by VS Code while the page is hidden, and by the host for the next time. */
export class ReadingMemory {
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

  /**
   * Begins with the newest of what is known of a lesson. The page's own memory is not always that: VS Code stores it
   * when a window ends well, and now and then.
   */
  begin(lesson: string, remembered: LessonMemory | null): void {
    if (this.current.lesson === lesson) return;
    const known = [this.api.getState(), remembered].filter(one => one?.lesson === lesson);
    const [newest] = known.sort((one, other) => (other?.revision ?? 0) - (one?.revision ?? 0));
    this.current = { ...empty(lesson), ...newest };
    this.api.setState(this.current);
  }

  keep(change: Partial<Omit<LessonMemory, 'lesson' | 'revision'>>): void {
    this.current = { ...this.current, ...change, revision: this.current.revision + 1 };
    this.api.setState(this.current);
    this.onDidKeep();
  }
}

function empty(lesson: string): LessonMemory {
  return { lesson, revision: 0, place: null, open: [], figures: {} };
}
