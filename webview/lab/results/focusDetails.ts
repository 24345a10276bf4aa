import type { XrayLayer, XraySequence } from '../../../src/core/run/xray.ts';
import { PassCurves } from '../curves/passCurves.ts';
import { CellDiagram } from '../why/cellDiagram.ts';
import { WhyPanel } from '../why/whyPanel.ts';
import type { AskXray, WhyPlace } from '../why/whyPlace.ts';
import { UnitMemory } from '../xray/unitMemory.ts';
import type { XrayChoice } from '../xray/xrayControls.ts';

interface FocusDetailsOptions {
  readonly ask: AskXray;
  readonly onDidPoint: (step: number) => void;
  readonly announce: (sentence: string) => void;
}

/** What the X-ray tells of the number in the focus, below its pictures. */
export class FocusDetails {
  readonly elements: readonly HTMLElement[];
  readonly why: WhyPanel;
  private readonly cell: CellDiagram;
  private readonly memory = new UnitMemory();
  private readonly curves: PassCurves;

  constructor({ ask, onDidPoint, announce }: FocusDetailsOptions) {
    this.why = new WhyPanel(ask, announce);
    this.cell = new CellDiagram(ask);
    this.curves = new PassCurves({ look: ask, onDidPoint, announce });
    this.elements = [this.why, this.cell, this.memory, this.curves].map(({ element }) => element);
  }

  forget(): void {
    for (const part of [this.why, this.cell, this.curves]) part.forget();
  }

  choose(layer: XrayLayer, choice: XrayChoice): void {
    this.curves.show(layer, choice);
  }

  show(layer: XrayLayer, sequence: XraySequence, order: readonly number[], isMean: boolean): void {
    this.memory.show(layer, sequence, order, isMean);
  }

  point(place: WhyPlace): void {
    this.curves.point(place.step);
    this.why.show(place);
    this.cell.show(place);
    this.memory.point(place.focus.unit);
  }

  /** What is told of a unit in sentences. */
  told(unit: number): readonly string[] {
    return this.memory.told(unit);
  }
}
