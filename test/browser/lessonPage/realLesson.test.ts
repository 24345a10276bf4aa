import axe from 'axe-core';
import { expect, it, vi } from 'vitest';
import { useLessons } from './openLesson.ts';
import { realLesson } from './realLesson.ts';

vi.mock('vscode', () => import('../../unit/extension/fakeVSCode/vscode.ts'));

const openLesson = useLessons();

it('typesets every equation, finds every link, draws every figure of the lesson, and begins no line with a comma', async () => {
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
      loose: all('main .link, main .inline-equation').flatMap(({ nextSibling, parentElement, textContent }) =>
        !parentElement?.matches('.held') && nextSibling instanceof Text && /^[.,;:!?)]/.test(nextSibling.data) ? [textContent] : [],
      ),
      questions: all('main p, main td, main li').flatMap(({ textContent }) =>
        /(?:^|\s)\?(?:\s|$)/.test(textContent) ? [textContent] : [],
      ),
    };
  });
  expect(found).toEqual({ untypeset: [], colored: 0, missing: [], dead: [], loose: [], questions: [] });
  expect(await shown.page.locator('.lesson-figure').count()).toBeGreaterThanOrEqual(7);
});

it('offers with every figure the same of the learner’s own model', async () => {
  const shown = await openLesson();
  await shown.show(await realLesson());
  const all = shown.page.getByRole('button', { name: /^With Your Model: ./ });
  expect(await all.count()).toBe(await shown.page.locator('.lesson-figure').count());
  for (const button of await all.all()) {
    const called = shown.whenCalled('showModel');
    await button.focus();
    await shown.page.keyboard.press('Enter');
    await called;
  }
  const tabs = shown.callsOf('showModel').map(params => (params as { readonly tab: string }).tab);
  expect(new Set(tabs)).toEqual(new Set(['xray', 'shapes', 'training']));
});

it.each([320, 400, 480, 700])('begins no line with the mark after an equation or a link, at %i px', async width => {
  const shown = await openLesson({ width });
  await shown.show(await realLesson());
  await shown.page.locator('details').evaluateAll(all => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await shown.drawn();
  const { count, torn } = await shown.page.locator('main').evaluate(main => {
    const all = [...main.querySelectorAll('.held')].filter(held => held.lastChild instanceof Text && held.childNodes.length > 1);
    const edges = (node: Node): DOMRect[] => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    };
    return {
      count: all.length,
      torn: all.flatMap(held => {
        const [piece, mark] = [held.firstElementChild, held.lastChild];
        const end = Math.max(...(piece ? edges(piece) : []).map(({ bottom }) => bottom));
        return mark && edges(mark).some(({ top }) => top >= end) ? [held.textContent] : [];
      }),
    };
  });
  expect(count).toBeGreaterThan(20);
  expect(torn).toEqual([]);
});

it('follows a lab and an exercise that are opened elsewhere, without the focus, and stays where they can be read', async () => {
  const shown = await openLesson();
  const { page } = shown;
  const lesson = await realLesson();
  await shown.show(lesson);
  const topOf = (selector: string): Promise<number> => page.locator(selector).evaluate(found => found.getBoundingClientRect().top);
  const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
  for (const { id } of lesson.labs) {
    await shown.remote.follow({ of: 'lab', id });
    await shown.drawn();
    const top = await topOf(`.section:has(.card-state[data-lab="${id}"]) h2`);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(200);
  }
  const id = 'why-gru';
  await shown.remote.follow({ of: 'exercise', id });
  await shown.drawn();
  expect(await topOf(`.card:has([data-exercise="${id}"])`)).toBeLessThan(900);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  const here = await scrolled();
  await shown.remote.follow({ of: 'exercise', id });
  await shown.remote.follow({ of: 'lab', id: 'none "of] them' });
  await shown.drawn();
  expect(await scrolled()).toBe(here);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await shown.drawn();
  expect(await scrolled()).toBeLessThan(here);
  // An exercise that is more to do has no card: the text that leads to it.
  for (const id of ['predict-lstm-step', 'gate-beats-rnn']) {
    await shown.remote.follow({ of: 'lab', id: lesson.labs[0]?.id ?? '' });
    await shown.remote.follow({ of: 'exercise', id });
    await shown.drawn();
    expect(await topOf(`:not(details) [data-to-exercise="${id}"]`)).toBeLessThan(await page.evaluate(() => innerHeight));
  }
});

it('has no link that leads nowhere', async () => {
  const shown = await openLesson();
  await shown.show(await realLesson());
  await shown.page.locator('details').evaluateAll(all => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  const links = await shown.page.locator('main').evaluate(main => {
    const still = [...main.querySelectorAll<HTMLElement>('.link:not(.place)')].map(link => {
      (document.activeElement as HTMLElement | null)?.blur();
      link.click();
      return { words: link.textContent, isStill: document.activeElement === document.body };
    });
    return { count: still.length, still: still.flatMap(({ words, isStill }) => (isStill ? [words] : [])) };
  });
  expect(links.count).toBeGreaterThan(20);
  // What does not lead to a place on the page asks the host to open something.
  await expect.poll(() => shown.callsOf('openExercise').length + shown.callsOf('openWeb').length).toBe(links.still.length);
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
