import { describe, expect, it } from 'vitest';
import { share, summarise, summaryLines } from '../../../src/cli/grade/classSummary.ts';
import type { Graded } from '../../../src/cli/grade/gradeBatch.ts';
import { gradeJUnit } from '../../../src/cli/grade/gradeJUnit.ts';
import { gradePage } from '../../../src/cli/grade/gradePage.ts';
import { gradeTable } from '../../../src/cli/grade/gradeTable.ts';
import { markupText } from '../../../src/core/words/markupText.ts';
import type { SubGoalState, Verdict } from '../../../src/core/run/verdict.ts';

function verdict(states: readonly SubGoalState[], more: Partial<Verdict> = {}): Verdict {
  const goals = states.map((state, i) => ({
    id: `goal-${String(i)}`,
    title: `Goal ${String(i)}`,
    state,
    message: state,
    line: null,
    tolerance: null,
  }));
  const kind = states.every(state => state === 'met') ? 'right' : 'notYetRight';
  return { kind, message: kind, line: null, goals, mistake: null, notes: [], ...more };
}

const graded = (file: string, found: Verdict, sameAs: string | null = null): Graded => ({ file, verdict: found, sameAs, ms: 1 });

const aClass = [
  graded('a.ts', verdict(['met', 'met'])),
  graded('b.ts', verdict(['met', 'missed'])),
  graded('c.ts', verdict(['missed', 'notReached'], { mistake: { id: 'minus', message: 'A minus too many.', line: 3 } })),
  graded('d.ts', verdict(['missed', 'notReached'], { mistake: { id: 'minus', message: 'Another minus.', line: 4 } }), 'c.ts'),
  graded('e.ts', { kind: 'couldNotRun', message: '=1+1', line: 7, goals: [], mistake: null, notes: [] }),
];

describe('what is told of a class', () => {
  it('counts verdicts, sub-goals of those that were looked at, and mistakes, the commonest first', () => {
    const summary = summarise(aClass);
    expect(summary.byKind).toEqual({ right: 1, notYetRight: 3, notStarted: 0, couldNotRun: 1 });
    expect(summary.goals).toEqual([
      { id: 'goal-0', title: 'Goal 0', met: 2, missed: 2, notReached: 0 },
      { id: 'goal-1', title: 'Goal 1', met: 1, missed: 1, notReached: 2 },
    ]);
    expect(summary.mistakes).toEqual([
      { id: 'minus', message: 'A minus too many.', files: ['c.ts', 'd.ts'] },
      { id: 'goal-1', message: 'missed', files: ['b.ts'] },
    ]);
    expect(summaryLines(summary)).toEqual([
      '5 attempts: 1 right, 3 not yet right, 1 could not be looked at.',
      'Sub-goals, of those that were looked at:',
      '   50 %  Goal 0 (2 of 4)',
      '   25 %  Goal 1 (1 of 4)',
      'The commonest mistakes:',
      '      2  minus: A minus too many.',
      '      1  goal-1: missed',
    ]);
    expect(summaryLines(summarise([]))).toEqual(['0 attempts: none.']);
  });

  it('rounds a share so that none and all are told apart from nearly so', () => {
    expect([share(0, 800), share(1, 800), share(799, 800), share(800, 800), share(0, 0), share(1, 3)]).toEqual(['0 %', '1 %', '99 %', '100 %', '0 %', '33 %']); // prettier-ignore
  });

  it('writes a table in which nothing is computed', () => {
    const lines = gradeTable(aClass, summarise(aClass)).split('\r\n');
    expect(lines).toEqual([
      'file,verdict,goal-0,goal-1,mistake,line,message,same text as',
      'a.ts,right,met,met,,,right,',
      'b.ts,notYetRight,met,missed,,,notYetRight,',
      'c.ts,notYetRight,missed,notReached,minus,,notYetRight,',
      'd.ts,notYetRight,missed,notReached,minus,,notYetRight,c.ts',
      "e.ts,couldNotRun,,,,7,'=1+1,",
      '',
    ]);
  });

  it('writes a page that holds every word and none of them as markup', () => {
    const hostile = graded('<b>.ts', {
      kind: 'couldNotRun',
      message: '"</td><script>1</script>&\u0000\ud800',
      line: null,
      goals: [],
      mistake: null,
      notes: [],
    });
    const page = gradePage('A & B', [...aClass, hostile], summarise([...aClass, hostile]));
    expect(page).toContain('<title>A &amp; B: 6 attempts</title>');
    expect(page).toContain('&lt;b&gt;.ts');
    expect(page).not.toContain('<script');
    expect(page).toContain('(The same text as c.ts.)');
  });

  it('writes a report in which each attempt is a test, and which any parser of XML reads', () => {
    const hostile = graded('"a"&<b>.ts', {
      kind: 'couldNotRun',
      message: 'x\u0000 ]]> "\ny',
      line: 2,
      goals: [],
      mistake: null,
      notes: [],
    });
    const report = gradeJUnit('forget-gate', [...aClass, hostile]);
    expect(report).toContain('<testsuite name="forget-gate" tests="6" failures="3" errors="2" time="0.006">');
    const tests = report.split('\n').filter(line => line.startsWith('<testcase'));
    expect(tests).toHaveLength(6 + 0);
    expect(report).toContain(
      '<testcase classname="forget-gate" name="a.ts" time="0.001"><system-out>✓ Goal 0: met\n✓ Goal 1: met</system-out></testcase>',
    );
    expect(report).toContain('<failure type="minus" message="notYetRight">notYetRight</failure>');
    expect(report).toContain('The same text as c.ts.');
    expect(report).toContain('name="&quot;a&quot;&amp;&lt;b&gt;.ts"');
    expect(report).toContain('<error type="couldNotRun" message="x[U+0000] ]]&gt; &quot;&#10;y">Line 2: x');
  });

  it('leaves no character that ends an element, an attribute or a document', () => {
    expect(markupText(`<a href='"&'>\u0001\u0008\ud800\uffff\t\n😀`)).toBe(
      '&lt;a href=&#39;&quot;&amp;&#39;&gt;\ufffd\ufffd\ufffd\ufffd\t\n😀',
    );
  });
});
