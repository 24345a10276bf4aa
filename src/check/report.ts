import type { RecognisedMistake, SubGoal, Verdict } from '../core/run/verdict.ts';
import { unlooked } from '../core/run/verdict.ts';

/** A sub-goal as a check program declares it, in the order in which they build on each other. */
export interface Goal {
  readonly id: string;
  readonly title: string;
  /** How exact it has to be, in words for the learner: `within 0.0001`. */
  readonly tolerance?: string;
}

/** What a check program says about the attempt it looks at. A sub-goal it says nothing of was not reached. */
export class Report {
  private readonly goals: readonly Goal[];
  private readonly found = new Map<string, Pick<SubGoal, 'state' | 'message' | 'line'>>();
  private readonly notes: string[] = [];
  private mistaken: RecognisedMistake | null = null;
  private refusal: Verdict | null = null;

  constructor(goals: readonly Goal[]) {
    this.goals = goals;
  }

  met(goal: string, message: string, line: number | null = null): void {
    this.set(goal, { state: 'met', message, line });
  }

  missed(goal: string, message: string, line: number | null = null): void {
    this.set(goal, { state: 'missed', message, line });
  }

  /** Met or missed by a condition. */
  judge(
    goal: string,
    isMet: boolean,
    { met, missed, line = null }: { met: string; missed: string; line?: number | null | undefined },
  ): boolean {
    if (isMet) this.met(goal, met, line);
    else this.missed(goal, missed, line);
    return isMet;
  }

  /** A mistake that was recognised: the first one counts. */
  mistake(id: string, message: string, line: number | null = null): void {
    this.mistaken ??= { id, message, line };
  }

  /** Something measured that is worth knowing whatever the verdict. */
  note(text: string): void {
    this.notes.push(text);
  }

  /** The starter is unchanged in what matters. */
  notStarted(message: string): void {
    this.refusal ??= unlooked('notStarted', message);
  }

  /** The check has no opinion: never a wrong verdict where something could not be looked at. */
  cannot(reason: string, line: number | null = null): void {
    this.refusal ??= unlooked('couldNotRun', `The check could not run: ${reason}`, line);
  }

  verdict(): Verdict {
    if (this.refusal) return this.refusal;
    const goals = this.goals.map(({ id, title, tolerance = null }): SubGoal => {
      const found = this.found.get(id) ?? {
        state: 'notReached' as const,
        message: 'Not looked at yet: the sub-goals before it come first.',
        line: null,
      };
      return { id, title, tolerance, ...found };
    });
    const { notes } = this;
    const open = goals.find(goal => goal.state === 'missed') ?? goals.find(goal => goal.state !== 'met');
    if (!open) {
      const all = goals.length === 1 ? 'the sub-goal is met' : `all ${String(goals.length)} sub-goals are met`;
      const remarks = this.mistaken ? [this.mistaken.message] : [];
      return { kind: 'right', message: `Right: ${all}.`, line: null, goals, mistake: null, notes: [...notes, ...remarks] };
    }
    const said = this.mistaken ?? open;
    return {
      kind: 'notYetRight',
      message: `Not yet right: ${said.message}`,
      line: said.line ?? open.line,
      goals,
      mistake: this.mistaken,
      notes,
    };
  }

  private set(goal: string, found: Pick<SubGoal, 'state' | 'message' | 'line'>): void {
    if (!this.goals.some(({ id }) => id === goal)) throw new Error(`There is no sub-goal '${goal}'. Add it to 'goals'.`);
    this.found.set(goal, found);
  }
}
