import type { MetricPoint } from '../../../src/core/run/run.ts';
import { h } from '../../ui/h.ts';
import { baseText, factsText, trainingNames } from './factsText.ts';
import type { TrainingFacts } from './trainingFacts.ts';

/** What the trainings are to be held against, in words below the chart: the same that is drawn in it. */
export class FactsNote {
  readonly element = h('ul', { class: 'training-facts', 'aria-label': 'What the training is held against' });
  private text = '';

  /** `ends`: why each training has come to its end; empty where nothing is known. */
  show(facts: readonly TrainingFacts[], points: readonly MetricPoint[], isOver: boolean, ends: readonly string[]): void {
    const names = trainingNames(facts);
    const isOne = facts.length === 1 && facts[0]?.model === null;
    const bases = facts.map(baseText);
    const [base] = bases;
    // What holds for all is said once.
    const common = base !== undefined && bases.every(each => each === base) ? base : null;
    const own = facts.map((each, index) => {
      const text = [common === null ? bases[index] : null, factsText(each, points, isOver), ends[index]].filter(Boolean).join(' ');
      return { name: isOne ? null : (names[index] ?? ''), text };
    });
    const said = [{ name: null, text: common ?? '' }, ...own].filter(({ text }) => text !== '');
    const text = JSON.stringify(said);
    // It grows ten times a second; what says the same stays as it is.
    if (text === this.text) return;
    this.text = text;
    this.element.replaceChildren(
      ...said.map(each => h('li', {}, ...(each.name === null ? [] : [h('strong', {}, `${each.name}: `)]), each.text)),
    );
    this.element.hidden = said.length === 0;
  }
}
