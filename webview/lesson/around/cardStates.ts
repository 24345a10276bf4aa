import type { LessonProgress } from '../../../src/core/channels/lessonPageChannel.ts';

const labWords: Readonly<Record<LessonProgress['labs'][string], string>> = {
  notRun: '',
  ran: 'ran',
  matched: '✓ output as expected',
  failed: '✗ failed',
};
const exerciseWords: Readonly<Record<LessonProgress['exercises'][string], string>> = {
  notTried: '',
  tried: 'tried',
  passed: '✓ passed',
};

/** Says on the cards of labs and exercises what the learner has done with them. */
export function showCardStates(root: HTMLElement, { labs, exercises }: LessonProgress): void {
  for (const state of root.querySelectorAll<HTMLElement>('[data-lab]')) {
    const { lab = '' } = state.dataset;
    state.textContent = Object.hasOwn(labs, lab) ? labWords[labs[lab] ?? 'notRun'] : '';
  }
  for (const state of root.querySelectorAll<HTMLElement>('[data-exercise]')) {
    const { exercise = '' } = state.dataset;
    state.textContent = Object.hasOwn(exercises, exercise) ? exerciseWords[exercises[exercise] ?? 'notTried'] : '';
  }
}
