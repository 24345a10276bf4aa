import type { XrayAnswer, XrayRefusal, XrayRequest } from '../../../src/core/run/xray.ts';
import { ModelAgain, readFlash, readLayers, readMoves, SequenceReader, StateKnowledge } from '../../../src/torch/inside.ts';

/** Answers the view's questions about the modules of a lab that has ended, in its worker. */
export class XrayAnswers {
  private readonly again = new ModelAgain();
  private readonly sequences = new SequenceReader(this.again);
  private readonly knowledge = new StateKnowledge();
  private readonly lineOf: (stack: string | null) => number | null;

  /** `lineOf` gives the learner's line that a stack speaks of. */
  constructor(lineOf: (stack: string | null) => number | null) {
    this.lineOf = lineOf;
  }

  answer(request: XrayRequest): XrayAnswer {
    try {
      const answer = this.answerOf(request);
      return typeof answer === 'string' ? { kind: 'refused', reason: answer } : answer;
    } catch {
      return { kind: 'refused', reason: 'failed' };
    }
  }

  private answerOf(request: XrayRequest): XrayAnswer | XrayRefusal {
    switch (request.kind) {
      case 'layers':
        return this.layers();
      case 'sequence':
        return this.sequences.read(request);
      case 'answers':
        return this.again.answers(request.hold);
      case 'reason':
        return this.sequences.reasonOf(request);
      case 'cell':
        return this.sequences.cellOf(request);
      case 'effect':
        return this.sequences.effectOf(request);
      case 'moves':
        return readMoves(request);
      case 'knows':
        return this.knowledge.read(request);
      case 'flash':
        return readFlash(request);
    }
  }

  private layers(): XrayAnswer {
    const { layers, leftOut } = readLayers();
    return { kind: 'layers', layers: layers.map(({ madeAt, ...layer }) => ({ ...layer, line: this.lineOf(madeAt) })), leftOut };
  }
}
