import type { XrayAnswer, XrayRequest } from '../../../src/core/run/xray.ts';
import { readLayers, SequenceReader } from '../../../src/torch/inside.ts';

/** Answers the view's questions about the modules of a lab that has ended, in its worker. */
export class XrayAnswers {
  private readonly sequences = new SequenceReader();
  private readonly lineOf: (stack: string | null) => number | null;

  /** `lineOf` gives the learner's line that a stack speaks of. */
  constructor(lineOf: (stack: string | null) => number | null) {
    this.lineOf = lineOf;
  }

  answer(request: XrayRequest): XrayAnswer {
    try {
      if (request.kind === 'layers') return this.layers();
      const sequence = this.sequences.read(request);
      return typeof sequence === 'string' ? { kind: 'refused', reason: sequence } : sequence;
    } catch {
      return { kind: 'refused', reason: 'failed' };
    }
  }

  private layers(): XrayAnswer {
    const { layers, leftOut } = readLayers();
    return { kind: 'layers', layers: layers.map(({ madeAt, ...layer }) => ({ ...layer, line: this.lineOf(madeAt) })), leftOut };
  }
}
