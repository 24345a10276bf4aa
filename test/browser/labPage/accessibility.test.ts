import axe from 'axe-core';
import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { runId, scalarLab, trainingLab } from './samples.ts';
import { scenes } from './scenes.ts';
import type { ShownPage } from './shownPage.ts';
import { themeNames } from './themes.ts';

const openPage = usePages();

/** Of what axe looks for, what a theme changes: its colours. */
const ofColors = ['color-contrast', 'link-in-text-block'];

/** @param rules that axe looks for; those it always does where none are given */
async function faults(shown: ShownPage, rules: string[] = []): Promise<string[]> {
  // Evaluated, not added as a script: the page's content policy would refuse it.
  if (!(await shown.page.evaluate(() => 'axe' in globalThis))) await shown.page.evaluate(axe.source);
  const results = await shown.page.evaluate(
    values => (globalThis as unknown as { axe: typeof axe }).axe.run(values.length > 0 ? { runOnly: { type: 'rule', values } } : {}),
    rules,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`);
}

/** What `find` has to say of each scene that is not as it should be. */
async function overScenes<T>(shown: ShownPage, find: () => Promise<readonly T[]>): Promise<Record<string, readonly T[]>> {
  const found: Record<string, readonly T[]> = {};
  for (const [name, show] of Object.entries(scenes)) {
    await show(shown);
    const here = await find();
    if (here.length > 0) found[name] = here;
    await shown.restart();
  }
  return found;
}

it('axe finds nothing in any theme', async () => {
  const [first, ...others] = themeNames;
  const shown = await openPage({ theme: first });
  const find = async (): Promise<string[]> => {
    const found = await faults(shown);
    for (const theme of others) {
      await shown.switchTheme(theme);
      found.push(...(await faults(shown, ofColors)).map(fault => `${theme}: ${fault}`));
    }
    return found;
  };
  expect(await overScenes(shown, find)).toEqual({});
});

it('axe does look: a picture without words is found, and so are words on a ground of nearly their colour', async () => {
  const shown = await openPage();
  await shown.page.evaluate(() => {
    const words = Object.assign(document.createElement('p'), { textContent: 'words' });
    words.style.cssText = 'color: #808080; background: #707070';
    document.querySelector('main')?.append(document.createElement('img'), words);
  });
  expect((await faults(shown)).join()).toContain('image-alt');
  await shown.switchTheme('highContrastLight');
  expect((await faults(shown, ofColors)).join()).toContain('color-contrast');
});

it('nothing is cut off, beside the page or over something else, however wide it is', async () => {
  const shown = await openPage();
  const cut = (): Promise<string[]> =>
    shown.page.evaluate(() => {
      const isFaulty = (element: Element): boolean => {
        // What is folded to one line can be unfolded.
        const isFolded = element.matches('.banner.old:not(.open) .banner-text');
        if (element.closest('.visually-hidden, .chart') || isFolded || element.clientWidth === 0) return false;
        const isBeside = element.getBoundingClientRect().right > window.innerWidth + 0.5;
        const isTooWide = element.scrollWidth > element.clientWidth + 1;
        // What does not fit a cell lies over the next one.
        return isBeside || (isTooWide && (getComputedStyle(element).overflowX !== 'visible' || element.matches('td, th')));
      };
      return [...document.querySelectorAll('html, body *')].filter(isFaulty).map(element => element.outerHTML.slice(0, 120));
    });
  const find = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const width of [1200, 900, 600, 320]) {
      await shown.page.setViewportSize({ width, height: 900 });
      await shown.drawn();
      found.push(...(await cut()).map(element => `at ${String(width)} px: ${element}`));
    }
    return found;
  };
  expect(await overScenes(shown, find)).toEqual({});
});

it('has one main heading, landmarks and a language', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  const { page } = shown;
  expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([scalarLab.view.title]);
  expect(await page.getByRole('banner').count()).toBe(1);
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.getByRole('region', { name: 'Output', exact: true }).count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

it('can be walked through with the Tab key, in reading order, with a ring to see', async () => {
  const shown = await openPage();
  await play(shown, scalarLab, false);
  const names: string[] = [];
  for (let i = 0; i < 8; i++) {
    await shown.page.keyboard.press('Tab');
    const focus = await shown.page.evaluate(() => {
      let element = document.activeElement;
      const host = element;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth, borderStyle } = element
        ? getComputedStyle(element)
        : { outlineStyle: 'none', outlineWidth: '0px', borderStyle: '' };
      return {
        name: host?.getAttribute('aria-label') ?? host?.textContent ?? '',
        outlineStyle,
        outlineWidth,
        borderStyle,
        tag: host?.localName,
      };
    });
    names.push(focus.name);
    // The toolkit draws its tabs' ring as a border.
    expect(focus.outlineStyle !== 'none' || (focus.tag === 'vscode-panel-tab' && focus.borderStyle.includes('solid')), focus.name).toBe(
      true,
    );
  }
  expect(names).toEqual(['Run Lab', 'Stop', 'Change backend', 'Printed lines', 'Gates 3', 'line 7', 'line 8', 'line 9']);
});

it('moves from tab to tab with the arrow keys', async () => {
  const shown = await openPage();
  await play(shown, scalarLab);
  await shown.page.getByRole('tab', { name: 'Gates' }).focus();
  await shown.page.keyboard.press('ArrowRight');
  await expect.poll(() => shown.page.getByRole('tab', { name: 'X-ray' }).getAttribute('aria-selected')).toBe('true');
});

it('keeps the focus on a button when Stop ends the run', async () => {
  const shown = await openPage();
  await play(shown, trainingLab, false);
  await shown.page.getByRole('button', { name: 'Stop' }).focus();
  await shown.emit(runId, { kind: 'ended', outcome: { status: 'stopped', ms: 900, reason: 'user' } });
  await shown.drawn();
  expect(await shown.page.evaluate(() => document.activeElement?.textContent)).toBe('Run Lab');
});

it('leaves a screen reader alone with runs of a lab that is being typed', async () => {
  const shown = await openPage();
  await shown.remote.show(scalarLab.view);
  await shown.remote.run({ runId, key: 'k', lab: scalarLab.lab, backend: 'auto', isLive: true });
  await shown.emit(runId, ...scalarLab.events, { kind: 'ended', outcome: scalarLab.outcome });
  await shown.remote.finish({ runId, outcome: scalarLab.outcome, message: scalarLab.message });
  await shown.page.locator('header .status').filter({ hasText: 'Finished in' }).waitFor();
  expect(await shown.page.locator('[role=status]').textContent()).toBe('');
});

it('tells a screen reader once that a run began and once how it ended', async () => {
  const shown = await openPage();
  await shown.page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[role=status]');
    if (region)
      new MutationObserver(changes =>
        changes.forEach(change => change.addedNodes.forEach(node => said.push(node.textContent ?? ''))),
      ).observe(region, { childList: true, subtree: true });
  });
  await play(shown, scalarLab);
  await shown.emit(runId, ...scalarLab.events);
  // The host shows the lab again whenever something about it changes.
  await shown.remote.show({ ...scalarLab.view, run: { runId, events: scalarLab.events, message: scalarLab.message } });
  await shown.drawn();
  expect(await shown.page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
    'The lab is running.',
    'Finished in 0.2 s. Output as expected: all 6 lines are the same.',
  ]);
});

it('says why a lab was not run, again for everyone who asks again', async () => {
  const shown = await openPage();
  const said = (): Promise<string> => shown.page.getByRole('status').innerText();
  await scenes['refused']?.(shown);
  expect(await said()).toBe("Line 7: ')' expected. Fix it and run again.");
  await shown.remote.run({ runId, key: 'k', lab: scalarLab.lab, backend: 'auto' });
  await shown.drawn();
  expect(await shown.page.locator('.banner').isVisible()).toBe(false);
});

it('moves nothing where motion is not wanted', async () => {
  const shown = await openPage({ reducedMotion: 'reduce' });
  await play(shown, { ...trainingLab, events: trainingLab.events.slice(0, 2) }, false);
  await shown.page.locator('div.progress:not([hidden])').waitFor();
  expect(await shown.page.evaluate(() => document.getAnimations().filter(one => one.playState === 'running').length)).toBe(0);
});

it('draws gates and curve in the colours that were forced', async () => {
  const shown = await openPage({ forcedColors: 'active' });
  await play(shown, scalarLab);
  const fill = await shown.page
    .locator('.gate-fill')
    .first()
    .evaluate(element => getComputedStyle(element).backgroundColor);
  const text = await shown.page.evaluate(() => getComputedStyle(document.body).color);
  expect(fill).toBe(text);
});
