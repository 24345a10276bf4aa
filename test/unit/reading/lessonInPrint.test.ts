import { expect, it, vi } from 'vitest';
import { printedLesson } from '../../../src/reading/printedLesson.ts';
import { figures } from '../../../webview/figures/figures.ts';
import { walkBlocks } from '../../../src/learning/lessonWalk.ts';
import { realLesson } from '../../browser/lessonPage/realLesson.ts';

vi.mock('vscode', () => import('../extension/fakeVSCode/vscode.ts'));

it('the lesson prints whole: every equation is typeset, and every figure it calls is known', async () => {
  const lesson = await realLesson();
  let equations = 0;
  const called: string[] = [];
  for (const { document } of lesson.sections) {
    walkBlocks(document.blocks, {
      block: block => {
        if (block.kind === 'equation') equations++;
        if (block.kind === 'figure') called.push(block.figure);
      },
      inline: inline => {
        if (inline.kind === 'equation') equations++;
      },
    });
  }
  const html = printedLesson(lesson, [], '0'.repeat(32), 'en');
  // The glossary and the tasks have equations of their own.
  expect(html.match(/<math/g)?.length).toBeGreaterThanOrEqual(equations);
  expect(html).not.toContain('mathcolor');
  expect(html.match(/<code>[^<]*\\[a-z]+/g) ?? []).toEqual([]);
  expect(called.filter(figure => !figures.has(figure))).toEqual([]);
  expect(new Set(called).size).toBe(figures.size);
});
