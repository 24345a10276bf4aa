import type { XrayAnswer, XrayChange, XrayHold, XrayRefusal, XrayRequest } from '../../../src/core/run/xray.ts';
import type { PageRun } from '../state/labPageState.ts';
import type { LookInside } from './lookInside.ts';

/** Asks the worker of the run that is shown. */
export class XrayAsking {
  run: PageRun | null = null;
  private readonly look: LookInside;
  private asked = 0;

  constructor(look: LookInside) {
    this.look = look;
  }

  answerTo(request: XrayRequest): Promise<XrayAnswer> {
    const { run } = this;
    return run ? this.look({ runId: run.runId, request }) : Promise.resolve({ kind: 'refused', reason: 'gone' });
  }

  /** What the model answers with this held, or why that cannot be told. */
  async answers(hold: XrayHold | null): Promise<XrayChange | XrayRefusal> {
    const answer = hold && (await this.answerTo({ kind: 'answers', hold }));
    return answer?.kind === 'answers' ? answer : answer?.kind === 'refused' ? answer.reason : 'gone';
  }

  /** The answer, or null where something newer has been asked since. */
  async newest(request: XrayRequest): Promise<XrayAnswer | null> {
    const asked = ++this.asked;
    const answer = await this.answerTo(request);
    return asked === this.asked ? answer : null;
  }

  /** Nobody waits any more. */
  drop(): void {
    this.asked++;
  }
}
