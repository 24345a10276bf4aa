import { byVerdict, goalWords } from './verdictLooks.ts';
import type { SubGoal, Verdict } from '../../../src/core/run/verdict.ts';
import { h } from '../../ui/h.ts';
import { lineLink } from '../state/lineLink.ts';

/** A verdict in a few words. */
export function verdictTitle({ kind, goals }: Verdict, isInWords: boolean): HTMLElement {
  const { symbol, word } = byVerdict[kind];
  const title = isInWords ? `Self-check: ${word}` : word;
  return h('span', { class: `verdict verdict-${kind}` }, sign(symbol), h('span', {}, h('strong', {}, title), countOf(goals)));
}

/** Its sentence, what was recognised, every sub-goal, and what the check measured. */
export function verdictElements(verdict: Verdict, goTo: (line: number) => void): HTMLElement[] {
  const { line, mistake, goals, notes } = verdict;
  const message = withoutTitle(verdict);
  return [
    h('p', {}, message, ...lineOf(line, goTo)),
    ...(mistake && !message.includes(mistake.message) ? [h('p', {}, mistake.message, ...lineOf(mistake.line, goTo))] : []),
    ...(goals.length > 0
      ? [h('ol', { class: 'goals', 'aria-label': 'Goals' }, ...goals.map(goal => goalElement(goal, message, goTo)))]
      : []),
    ...notes.map(note => h('p', { class: 'muted' }, note)),
  ];
}

/** The verdict's sentence; what stands above it is not said again. */
function withoutTitle({ kind, message }: Verdict): string {
  const title = `${byVerdict[kind].word}: `;
  const rest = message.slice(title.length);
  return message.startsWith(title) ? rest.charAt(0).toUpperCase() + rest.slice(1) : message;
}

function countOf(goals: readonly SubGoal[]): string {
  const met = goals.filter(({ state }) => state === 'met').length;
  return goals.length > 0 ? `, ${String(met)} of ${String(goals.length)} goals met` : '';
}

function goalElement({ title, tolerance, state, message, line }: SubGoal, told: string, goTo: (line: number) => void): HTMLElement {
  const { symbol, word } = goalWords[state];
  const isTold = message === '' || told.includes(message);
  return h(
    'li',
    { class: `goal goal-${state}` },
    sign(symbol),
    h(
      'div',
      {},
      h('span', { class: 'goal-title' }, title, ...(tolerance === null ? [] : [h('span', { class: 'muted' }, `, ${tolerance}`)])),
      h('span', { class: 'goal-state' }, `: ${word}`),
      ...(isTold ? lineOf(line, goTo) : [h('p', { class: 'goal-message' }, message, ...lineOf(line, goTo))]),
    ),
  );
}

/** For the eye; the word beside it says the same. */
function sign(symbol: string): HTMLElement {
  return h('span', { class: 'symbol', 'aria-hidden': 'true' }, symbol);
}

function lineOf(line: number | null, goTo: (line: number) => void): readonly (Node | string)[] {
  return line === null ? [] : [' ', lineLink(line, goTo)];
}
