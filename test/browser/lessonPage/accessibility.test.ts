import axe from 'axe-core';
import { expect, it } from 'vitest';
import { themeNames } from '../labPage/themes.ts';
import { useLessons } from './openLesson.ts';
import { sampleLesson } from './sampleLesson.ts';
import type { ShownLesson } from './shownLesson.ts';

const openLesson = useLessons();

async function openSample(options?: Parameters<typeof openLesson>[0]): Promise<ShownLesson> {
  const shown = await openLesson(options);
  await shown.show(sampleLesson);
  return shown;
}

async function unfold({ page }: ShownLesson): Promise<void> {
  await page.locator('details').evaluateAll(all => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
}

async function faults(shown: ShownLesson): Promise<string[]> {
  // Evaluated, not added as a script: the page's content policy would refuse it.
  await shown.page.evaluate(axe.source);
  const results = await shown.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`);
}

it.each(themeNames)('axe finds nothing in %s, with everything open and a search on', async theme => {
  const shown = await openSample({ theme });
  await unfold(shown);
  await shown.page.keyboard.press('Control+f');
  await shown.page.keyboard.type('gate');
  await shown.remote.light({ places: [{ lab: 'lab-one', name: 'forgetGate' }] });
  await shown.remote.tell({ notice: 'This lesson changed on disk.' });
  await shown.drawn();
  expect(await faults(shown)).toEqual([]);
});

it.each(themeNames)('matches of a search can be read in %s', async theme => {
  const shown = await openSample({ theme });
  await shown.page.keyboard.press('Control+f');
  await shown.page.keyboard.type('gate');
  await shown.drawn();
  const contrasts = await shown.page
    .locator('main p')
    .first()
    .evaluate(element => {
      const parts = (color: string): number[] => color.match(/[\d.]+/g)?.map(Number) ?? [];
      const over = (above: number[], below: number[]): number[] =>
        [0, 1, 2].map(i => (above[i] ?? 0) * (above[3] ?? 1) + (below[i] ?? 0) * (1 - (above[3] ?? 1)));
      const light = (color: number[]): number =>
        color
          .map(part => part / 255)
          .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, i) => sum + part * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
      const page = parts(getComputedStyle(document.body).backgroundColor);
      return ['lesson-found', 'lesson-found-current'].map(name => {
        const { color, backgroundColor } = getComputedStyle(element, `::highlight(${name})`);
        const behind = over(parts(backgroundColor), page);
        const [one, other] = [light(over(parts(color), behind)), light(behind)].sort((a, b) => b - a);
        return ((one ?? 0) + 0.05) / ((other ?? 0) + 0.05);
      });
    });
  for (const contrast of contrasts) expect(contrast).toBeGreaterThanOrEqual(4.5);
});

it('axe finds nothing on a narrow page with its contents open', async () => {
  const shown = await openSample({ width: 400 });
  await shown.page.getByRole('button', { name: 'Contents' }).click();
  expect(await shown.page.getByRole('navigation').isVisible()).toBe(true);
  expect(await faults(shown)).toEqual([]);
  await shown.page.locator('.contents-link').first().press('Escape');
  expect(await shown.page.getByRole('navigation').isVisible()).toBe(false);
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Contents');
});

it.each([320, 400, 760, 1400])('nothing is beside the page or cut off at %i px', async width => {
  const shown = await openSample({ width });
  await unfold(shown);
  await shown.drawn();
  expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const beside = await shown.page.evaluate(() => {
    const mayScroll = '.table-room, .code-block, .equation, .contents';
    const isBeside = (element: Element): boolean =>
      !element.closest('.visually-hidden, .skip, .katex-mathml, .equation-places.on-focus') &&
      !element.parentElement?.closest(mayScroll) &&
      element.getBoundingClientRect().right > innerWidth + 0.5;
    return [...document.querySelectorAll('body *')].filter(isBeside).map(element => element.outerHTML.slice(0, 120));
  });
  expect(beside).toEqual([]);
});

it('keeps the words of pictures inside them, and off each other', async () => {
  for (const width of [400, 1400]) {
    const shown = await openSample({ width });
    const overlaps = await shown.page.evaluate(() => {
      const found: string[] = [];
      for (const svg of document.querySelectorAll('.live-figure svg')) {
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        for (const [i, one] of texts.entries()) {
          if (one.box.left < frame.left - 1 || one.box.right > frame.right + 1 || one.box.bottom > frame.bottom + 1)
            found.push(`${svg.ariaLabel ?? ''}: ${one.text} leaves`);
          for (const other of texts.slice(i + 1)) {
            const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            if (across > 2 && down > 4) found.push(`${svg.ariaLabel ?? ''}: ${one.text} over ${other.text}`);
          }
        }
      }
      return found;
    });
    expect(overlaps, String(width)).toEqual([]);
  }
});

it('can be walked with the Tab key, in reading order, with a ring to see', async () => {
  const { page } = await openSample();
  // By then the contents have been scrolled to the section that is on the screen.
  await page.locator('.contents-link[aria-current="true"]').waitFor();
  const names: string[] = [];
  for (let i = 0; i < 19; i++) {
    await page.keyboard.press('Tab');
    const { name, outline } = await page.evaluate(() => {
      const element = document.activeElement;
      return { name: element?.textContent ?? '', outline: element ? getComputedStyle(element).outlineStyle : 'none' };
    });
    names.push(name.trim());
    expect(outline, name).not.toBe('none');
  }
  expect(names.slice(0, 5)).toEqual(['Go to the text', 'Search', 'Print', '✓Where it begins', 'What comes later']);
  expect(names.slice(15, 19)).toEqual(['forgetGate', 'gate', 'a later section', 'its table']);
});

it('moves nothing where motion is not wanted', async () => {
  const shown = await openSample({ reducedMotion: 'reduce' });
  await shown.page.locator('#part-figure-of-gate-valve-gate-valve input').first().press('End');
  // The theme's style leaves transitions a hundredth of a millisecond: that is no motion, but may still be listed.
  const moving = await shown.page.evaluate(
    () => document.getAnimations().filter(one => Number(one.effect?.getTiming().duration) > 0.01).length,
  );
  expect(moving).toBe(0);
});

it('draws figures in the colours that were forced', async () => {
  const shown = await openSample({ forcedColors: 'active' });
  const fill = await shown.page
    .locator('.valve-fill')
    .first()
    .evaluate(element => getComputedStyle(element).fill);
  expect(fill).toBe(await shown.page.evaluate(() => getComputedStyle(document.body).color));
});
