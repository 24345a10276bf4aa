import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { Card } from '../../../src/core/lesson/lessonDocument.ts';
import { h } from '../../ui/h.ts';
import { QuestionCard } from '../../ui/questionCard.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import type { Rendering } from './rendering.ts';

/** Something of the lesson that can be opened, placed into the text. */
export function cardElement(card: Card, rendering: Rendering): HTMLElement {
  switch (card.of) {
    case 'lab':
      return labCard(card.id, rendering);
    case 'exercise':
      return exerciseCard(card.id, rendering);
    case 'prediction':
      return predictionCard(card.lab, card.id, rendering);
    case 'evidence':
      return evidenceCard(rendering);
    case 'glossary':
      return glossaryList(rendering);
    default:
      return assertNever(card);
  }
}

function labCard(id: string, { lesson, actions }: Rendering): HTMLElement {
  const lab = lesson.labs.find(one => one.id === id);
  if (!lab) return missing(`lab '${id}'`);
  return h(
    'div',
    { class: 'card', role: 'group', 'aria-label': `Lab: ${lab.title}` },
    h('p', { class: 'card-title' }, lab.title, h('span', { class: 'card-state', 'data-lab': id })),
    h('p', {}, lab.summary),
    h(
      'p',
      { class: 'card-actions' },
      press('Open Lab', () => actions.openLab(id)),
      press('Run Lab', () => actions.runLab(id)),
    ),
  );
}

function exerciseCard(id: string, rendering: Rendering): HTMLElement {
  const exercise = rendering.lesson.exercises.find(one => one.id === id);
  if (!exercise) return missing(`exercise '${id}'`);
  return h(
    'div',
    { class: 'card', role: 'group', 'aria-label': `Exercise: ${exercise.title}`, id: exerciseId(id), tabindex: -1 },
    h(
      'p',
      { class: 'card-title' },
      exercise.title,
      exercise.isExtra ? h('span', { class: 'card-kind' }, 'More to do') : '',
      h('span', { class: 'card-state', 'data-exercise': id }),
    ),
    ...rendering.blocks(exercise.task),
    h(
      'p',
      { class: 'card-actions' },
      press('Open Exercise', () => rendering.actions.openExercise(id)),
    ),
  );
}

function predictionCard(lab: string, id: string, rendering: Rendering): HTMLElement {
  const { lesson, actions } = rendering;
  const found = lesson.labs.find(one => one.id === lab);
  const prediction = found?.predictions.find(one => one.id === id);
  if (!found || !prediction) return missing(`prediction '${id}'`);
  const card = new QuestionCard({
    name: `question-${rendering.section}-${lab}-${id}`,
    kind: prediction.kind,
    question: inlineNodes(prediction.question, rendering),
    reason: () => inlineNodes(prediction.reason, rendering),
    actions: {
      say: text => actions.answer(lab, id, text),
      see: () => actions.uncover(lab, id),
      run: () => actions.runLab(lab),
      announce: sentence => actions.announce(sentence),
    },
    more: [h('button', { class: 'button quiet', type: 'button', click: () => actions.openLab(lab) }, `Open “${found.title}”`)],
  });
  return rendering.makeQuestion(lab, id, card);
}

function evidenceCard(rendering: Rendering): HTMLElement {
  const items = rendering.lesson.evidence.map(({ title, statement }) =>
    h('div', { class: 'evidence-item' }, h('dt', {}, title), h('dd', {}, ...inlineNodes(statement, rendering))),
  );
  const action = press('Make My Note', () => rendering.actions.makeNote());
  return h(
    'div',
    { class: 'card', role: 'group', 'aria-label': 'Evidence note' },
    h('dl', {}, ...items),
    h('p', { class: 'card-actions' }, action),
  );
}

/** Every term with what it means. */
export function glossaryList(rendering: Rendering): HTMLElement {
  const entries = [...rendering.lesson.glossary].sort((one, other) => one.term.localeCompare(other.term));
  const items = entries.map(({ id, term, aliases, content }) =>
    h(
      'div',
      { class: 'glossary-entry', id: termId(id), tabindex: -1 },
      h('dt', {}, term, aliases.length > 0 ? h('span', { class: 'muted' }, ` (${aliases.join(', ')})`) : ''),
      h('dd', {}, ...inlineNodes(content, rendering)),
    ),
  );
  return h('dl', { class: 'glossary' }, ...items);
}

export function termId(id: string): string {
  return `term-${id}`;
}

export function exerciseId(id: string): string {
  return `exercise-${id}`;
}

function press(label: string, onPress: () => void): HTMLElement {
  return h('button', { class: 'button', type: 'button', click: onPress }, label);
}

function missing(what: string): HTMLElement {
  return h('p', { class: 'muted' }, `The lesson has no ${what}.`);
}
