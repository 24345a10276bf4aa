import type { Block, Equation, PrintedPlace } from './lessonDocument.ts';
import type { PredictionCard, PredictionsNow } from './predictionNow.ts';

interface CoveredLab {
  readonly id: string;
  readonly predictions: readonly Pick<PredictionCard, 'id' | 'toldBy'>[];
}

/**
 * What of a lesson's text must not be shown, because it tells what a prediction asks for: blocks that the author has
 * marked, all that its lab prints, and every number of the text that was taken from the lines that tell.
 */
export class Coverage {
  private readonly labs: readonly CoveredLab[];
  private readonly now: PredictionsNow;

  constructor(labs: readonly CoveredLab[], now: PredictionsNow) {
    this.labs = labs;
    this.now = now;
  }

  isCovered(lab: string, prediction: string): boolean {
    const ofLab = Object.hasOwn(this.now, lab) ? this.now[lab] : undefined;
    return ofLab !== undefined && Object.hasOwn(ofLab, prediction) && ofLab[prediction]?.isCovered === true;
  }

  /** Ids of the lab's predictions whose answers are covered. */
  coveredOf(lab: string): string[] {
    const predictions = this.labs.find(({ id }) => id === lab)?.predictions ?? [];
    return predictions.flatMap(({ id }) => (this.isCovered(lab, id) ? [id] : []));
  }

  /** The lab that keeps a block covered; null where it may be shown. */
  labOfBlock(block: Block): string | null {
    switch (block.kind) {
      case 'covered':
        return this.isCovered(block.lab, block.prediction) ? block.lab : null;
      case 'printed':
        return this.coveredOf(block.program).length > 0 ? block.program : null;
      case 'equation':
        return this.labOfEquation(block.equation);
      default:
        return null;
    }
  }

  labOfEquation({ values = [] }: Equation): string | null {
    return values.find(value => this.isTelling(value))?.program ?? null;
  }

  /** True where a printed line tells an answer that is covered. */
  isTelling({ program, line }: PrintedPlace): boolean {
    const lab = this.labs.find(({ id }) => id === program);
    return lab?.predictions.some(({ id, toldBy }) => toldBy.includes(line) && this.isCovered(program, id)) ?? false;
  }
}

/** What stands in the place of a text that is covered. */
export function coveredText(labTitle: string): string {
  return `Covered until you have predicted or run “${labTitle}”.`;
}
