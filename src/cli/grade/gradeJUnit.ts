import { markupText } from '../../core/words/markupText.ts';
import { readable } from '../../core/words/shownText.ts';
import type { SubGoalState, VerdictKind } from '../../core/run/verdict.ts';
import type { Graded } from './gradeBatch.ts';

const marks: Readonly<Record<SubGoalState, string>> = { met: '✓', missed: '✗', notReached: '·' };

/** An attempt that is not right is a test that fails; one that nobody could look at is an error. */
const outcomes: Readonly<Record<VerdictKind, 'failure' | 'error' | null>> = {
  right: null,
  notYetRight: 'failure',
  notStarted: 'failure',
  couldNotRun: 'error',
};

const inText = (text: string): string => markupText(readable(text));
/** Line ends in an attribute would be read as blanks. */
const inAttribute = (text: string): string => inText(text).replaceAll('\n', '&#10;');
const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** The verdicts as a test report, as servers that run tests read it: a test an attempt. */
export function gradeJUnit(exercise: string, graded: readonly Graded[]): string {
  const count = (kind: 'failure' | 'error'): number => graded.filter(({ verdict }) => outcomes[verdict.kind] === kind).length;
  const counts = `tests="${String(graded.length)}" failures="${String(count('failure'))}" errors="${String(count('error'))}" time="${seconds(graded.reduce((sum, { ms }) => sum + ms, 0))}"`;
  const name = inAttribute(exercise);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${name}" ${counts}>
<testsuite name="${name}" ${counts}>
${graded.map(one => testCase(name, one)).join('\n')}
</testsuite>
</testsuites>
`;
}

function testCase(className: string, { file, verdict, sameAs, ms }: Graded): string {
  const { kind, message, line, goals, mistake } = verdict;
  const outcome = outcomes[kind];
  const place = line === null ? '' : `Line ${String(line)}: `;
  const same = sameAs === null ? [] : [`The same text as ${sameAs}.`];
  const lines = goals.map(({ title, state, message: said }) => `${marks[state]} ${title}: ${said}`);
  const told = [...lines, ...same].length === 0 ? '' : `<system-out>${inText([...lines, ...same].join('\n'))}</system-out>`;
  const ended =
    outcome === null
      ? ''
      : `<${outcome} type="${inAttribute(mistake?.id ?? kind)}" message="${inAttribute(message)}">${inText(place + message)}</${outcome}>`;
  return `<testcase classname="${className}" name="${inAttribute(file)}" time="${seconds(ms)}">${ended}${told}</testcase>`;
}
