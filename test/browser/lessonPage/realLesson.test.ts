import axe from 'axe-core';
import { expect, it, vi } from 'vitest';
import { useLessons } from './openLesson.ts';
import { realLesson } from './realLesson.ts';

vi.mock('vscode', () => import('../../unit/extension/fakeVSCode.ts'));

const openLesson = useLessons();

it('typesets every equation, finds every link, and draws every figure of the lesson', async () => {
  const shown = await openLesson();
  const lesson = await realLesson();
  await shown.show(lesson);
  const found = await shown.page.evaluate(() => {
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
    return {
      untypeset: all('.equation > code, .inline-equation > code').map(element => element.textContent),
      colored: all('.katex [style*="color"]').length,
      missing: all('main p').flatMap(({ textContent }) => (textContent.startsWith('The lesson has no ') ? [textContent] : [])),
      dead: all('.lesson-figure').flatMap(figure => (figure.querySelector('svg path, svg rect') ? [] : [figure.id])),
      questions: all('main p, main td, main li').flatMap(({ textContent }) =>
        /(?:^|\s)\?(?:\s|$)/.test(textContent) ? [textContent] : [],
      ),
    };
  });
  expect(found).toEqual({ untypeset: [], colored: 0, missing: [], dead: [], questions: [] });
  const figures = lesson.sections.flatMap(({ document }) => document.blocks.filter(block => block.kind === 'figure'));
  expect(figures.length).toBeGreaterThanOrEqual(7);
});

it.each([400, 1400])('has nothing that axe finds, and nothing beside the page, at %i px', async width => {
  const shown = await openLesson({ width });
  await shown.show(await realLesson());
  await shown.page.locator('details').evaluateAll(all => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await shown.drawn();
  expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  // Evaluated, not added as a script: the page's content policy would refuse it.
  await shown.page.evaluate(axe.source);
  const results = await shown.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([]);
});
