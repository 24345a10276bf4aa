import type { XrayAnswer, XrayLayer, XrayRefusal, XrayRequest } from '../../../src/core/run/xray.ts';
import type { FlashAnswer, KnownAnswer } from '../../../src/core/run/xrayCurves.ts';
import { h } from '../../ui/h.ts';
import { FlashPanel, type FlashQuestion } from './flashPanel.ts';
import { KnowledgePanel } from './knowledgePanel.ts';

interface PassCurvesOptions {
  /** Asks the worker of the run that is shown. */
  readonly look: (request: XrayRequest) => Promise<XrayAnswer>;
  readonly onDidPoint: (step: number) => void;
  readonly announce: (text: string) => void;
}

/** What can be told of each step of a pass, for the module and layer that the X-ray shows. */
export class PassCurves {
  readonly element: HTMLElement;
  private readonly options: PassCurvesOptions;
  private readonly knowledge: KnowledgePanel;
  private readonly flash: FlashPanel;
  private layer: XrayLayer | null = null;
  private at: { readonly layer: number; readonly place: number } | null = null;
  private isPointing = false;

  constructor(options: PassCurvesOptions) {
    this.options = options;
    const { announce } = options;
    const pointing = (other: () => Pick<FlashPanel, 'point'>) => (step: number) => {
      // A column of the pictures may begin before the step: the cursor here stays where it was put.
      this.isPointing = true;
      other().point(step);
      options.onDidPoint(step);
      this.isPointing = false;
    };
    this.knowledge = new KnowledgePanel({ ask: from => this.askKnown(from), onDidPoint: pointing(() => this.flash), announce });
    this.flash = new FlashPanel({ ask: question => this.askFlash(question), onDidPoint: pointing(() => this.knowledge), announce });
    this.element = h('div', {}, this.knowledge.element, this.flash.element);
  }

  /** The second says where the layer and its place stand in requests. */
  show(layer: XrayLayer, { layer: index, place }: { readonly layer: number; readonly place: number }): void {
    if (layer === this.layer && place === this.at?.place) return;
    this.layer = layer;
    this.at = { layer: index, place };
    this.knowledge.show(layer);
    this.flash.show(layer, place);
  }

  forget(): void {
    this.layer = null;
    this.at = null;
    this.knowledge.forget();
    this.flash.forget();
  }

  point(step: number): void {
    if (this.isPointing) return;
    this.knowledge.point(step);
    this.flash.point(step);
  }

  private async askKnown(from: number): Promise<KnownAnswer | XrayRefusal> {
    if (!this.at) return 'gone';
    const answer = await this.options.look({ kind: 'knows', layer: this.at.layer, place: this.at.place, from });
    return answer.kind === 'known' ? answer : answer.kind === 'refused' ? answer.reason : 'failed';
  }

  private async askFlash(question: FlashQuestion): Promise<FlashAnswer | XrayRefusal> {
    if (!this.at) return 'gone';
    const answer = await this.options.look({ kind: 'flash', layer: this.at.layer, place: this.at.place, ...question });
    return answer.kind === 'flash' ? answer : answer.kind === 'refused' ? answer.reason : 'failed';
  }
}
