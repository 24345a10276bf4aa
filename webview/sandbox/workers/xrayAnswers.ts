import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import { ModelAgain, readLayers, SequenceReader } from '../../../src/torch/inside.ts';

/** Answers the view's questions about the modules of a lab that has ended, in its worker. */
export class XrayAnswers {
  private readonly again = new ModelAgain();
  private readonly sequences = new SequenceReader(this.again);
  private readonly lineOf: (stack: string | null) => number | null;

  /** `lineOf` gives the learner's line that a stack speaks of. */
  constructor(lineOf: (stack: string | null) => number | null) {
    this.lineOf = lineOf;
  }

  answer(request: XrayRequest): XrayAnswer {
    try {
      if (request.kind === 'layers') return this.layers();
      const answer = request.kind === 'sequence' ? this.sequences.read(request) : this.again.answers(request.hold);
      return typeof answer === 'string' ? { kind: 'refused', reason: answer } : answer;
    } catch {
      return { kind: 'refused', reason: 'failed' };
    }
  }

  private layers(): XrayAnswer {
    const { layers, leftOut } = readLayers();
    return { kind: 'layers', layers: layers.map(({ madeAt, ...layer }) => ({ ...layer, line: this.lineOf(madeAt) })), leftOut };
  }
}
