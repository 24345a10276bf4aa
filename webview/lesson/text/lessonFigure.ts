import { Disposable } from '../../../src/core/base/disposable.ts';
import type { Figure } from '../../../src/core/lesson/lessonDocument.ts';
import type { FigurePicture } from '../../../src/core/channels/lessonPageChannel.ts';
import { figures } from '../../figures/figures.ts';
import type { FigureSpec } from '../../figures/controls/figureSpec.ts';
import { LiveFigure } from '../../figures/controls/liveFigure.ts';
import { h } from '../../ui/h.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import { elementId, type Rendering } from './rendering.ts';
import type { ReadingMemory } from './viewMemory.ts';

/** A figure of the text: alive where the page knows it, else its words alone. */
export class LessonFigure extends Disposable {
  readonly element: HTMLElement;
  private readonly name: string;
  private readonly live: LiveFigure | null;

  constructor({ figure, title, alternative }: Figure, rendering: Rendering, memory: ReadingMemory) {
    super();
    this.name = `${rendering.section}/${figure}`;
    const id = elementId(rendering.section, figure);
    const spec = figures.get(figure);
    this.live = spec
      ? this.register(
          new LiveFigure({
            name: id,
            spec,
            kept: memory.value.figures[this.name],
            onDidChange: values => {
              memory.keep({ figures: { ...memory.value.figures, [this.name]: values } });
            },
          }),
        )
      : null;
    const words = rendering.blocks(alternative);
    const caption = h('figcaption', {}, ...inlineNodes(title, rendering));
    const about = this.live ? [h('details', { class: 'figure-about' }, h('summary', {}, 'What this figure shows'), ...words)] : words;
    const parts = [caption, ...(this.live ? [this.live.element] : []), ...about, ...(spec ? [ownModel(spec, rendering)] : [])];
    this.element = h('figure', { id, class: 'lesson-figure', tabindex: -1 }, ...parts);
  }

  /** Draws it as wide as its place is. */
  fit(): void {
    this.live?.fit();
  }

  /** The figure as it is drawn now; null where there is none. */
  picture(): FigurePicture | null {
    return this.live ? { figure: this.name, ...this.live.picture(640) } : null;
  }
}

/** The figure's numbers are made up; those of the learner's own model are in the lab view. */
function ownModel({ title, ofModel }: FigureSpec, { actions }: Rendering): HTMLElement {
  const label = 'With Your Model';
  const attributes = { class: 'button quiet', type: 'button', 'aria-label': `${label}: ${title}` };
  return h('p', {}, h('button', { ...attributes, click: () => actions.showModel(ofModel) }, label));
}
