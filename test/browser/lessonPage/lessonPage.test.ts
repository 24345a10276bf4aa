import { expect, it } from 'vitest';
import { useLessons } from './openLesson.ts';
import { paragraph, sampleLesson, section } from './sampleLesson.ts';
import type { ShownLesson } from './shownLesson.ts';

const openLesson = useLessons();

async function openSample(options?: Parameters<typeof openLesson>[0]): Promise<ShownLesson> {
  const shown = await openLesson(options);
  await shown.show(sampleLesson);
  return shown;
}

it('says that it is ready, and shows every section of a lesson', async () => {
  const shown = await openSample();
  expect(shown.calls[0]).toEqual({ method: 'ready', params: {} });
  const { page } = shown;
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('1.2 A lesson of everything');
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    ...sampleLesson.sections.map(({ title }) => title),
    'Glossary',
  ]);
  expect(await page.locator('.contents-link').allInnerTexts()).toHaveLength(sampleLesson.sections.length + 1);
  expect(await page.locator('.live-figure svg').count()).toBe(7);
  expect(await page.locator('.katex').count()).toBe(2);
  expect(await page.locator('.katex-mathml math').count()).toBe(2);
  expect(await page.locator('img').evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(5);
  expect(await page.locator('.no-image').innerText()).toContain('A picture that is not there');
});

it('draws equations in their own fonts, without asking for any', async () => {
  const { page } = await openSample();
  const isLoaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return (
      document.fonts.check('16px KaTeX_Math') &&
      [...document.fonts].some(({ family, status }) => family.includes('KaTeX_Math') && status === 'loaded')
    );
  });
  expect(isLoaded).toBe(true);
});

it('shows an equation that cannot be typeset as it was written', async () => {
  const shown = await openLesson();
  const equation = (tex: string) => ({ kind: 'equation', equation: { tex, places: [] } }) as const;
  const broken = [
    '\\frac{1}',
    '\\href{https://example.org}{x}',
    '\\htmlData{place=0}{x}',
    '\\htmlStyle{color:red}{x}',
    '\\includegraphics{x.png}',
  ];
  await shown.show({ ...sampleLesson, sections: [section('one', 'One', broken.map(equation))] });
  expect(await shown.page.locator('.equation a, .equation img, .equation [data-place]').count()).toBe(0);
  expect((await shown.page.locator('.equation').allInnerTexts())[0]).toBe('\\frac{1}');
});

it('asks for the line of a symbol, from the text and from an equation, and lights it while it is touched', async () => {
  const shown = await openSample();
  const place = { lab: 'lab-one', name: 'forgetGate' };
  const link = shown.page.locator('p .place[data-place="lab-one#forgetGate"]').first();
  await link.focus();
  await link.press('Enter');
  await shown.page.locator('.symbol-place[data-place="lab-one#forgetGate"]').click();
  await expect.poll(() => shown.callsOf('openPlace')).toEqual([{ place }, { place }]);
  expect(shown.callsOf('touchPlace')).toContainEqual({ place });
  await shown.page.getByRole('heading', { level: 1 }).hover();
  await link.blur();
  await expect.poll(() => shown.callsOf('touchPlace').at(-1)).toEqual({ place: null });
});

it('lights the symbols of the line the cursor is on, and no others', async () => {
  const shown = await openSample();
  await shown.remote.light({ places: [{ lab: 'lab-one', name: 'forgetGate' }] });
  const lit = (): Promise<string[]> =>
    shown.page.locator('.lit').evaluateAll(all => all.map(one => (one as HTMLElement).dataset['place'] ?? ''));
  expect(new Set(await lit())).toEqual(new Set(['lab-one#forgetGate']));
  expect(await shown.page.locator('.symbol-place.lit').count()).toBe(1);
  await shown.remote.light({ places: [] });
  expect(await lit()).toEqual([]);
});

it('finds words by keyboard, counts them, goes on and back, and opens what hides them', async () => {
  const shown = await openSample();
  const { page } = shown;
  await page.keyboard.press('Control+f');
  await page.keyboard.type('gate');
  const count = (): Promise<string> => page.locator('.search-count').innerText();
  expect(await count()).toMatch(/^1 of \d+$/);
  const total = Number((await count()).split(' ').at(-1));
  expect(total).toBeGreaterThan(5);
  await page.keyboard.press('Enter');
  expect(await count()).toBe(`2 of ${String(total)}`);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  expect(await count()).toBe(`${String(total)} of ${String(total)}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('hidden  WALRUS');
  expect(await count()).toBe('1 of 1');
  expect(
    await page
      .locator('.fold')
      .first()
      .evaluate(fold => (fold as HTMLDetailsElement).open),
  ).toBe(true);
  const walrus = page.getByText('The hidden walrus.');
  await expect.poll(() => walrus.evaluate(element => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  expect(await page.evaluate(() => [...(CSS.highlights.get('lesson-found-current') ?? [])].map(String))).toEqual(['hidden walrus']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('nowhere to be found');
  expect(await count()).toBe('No matches');
  await page.keyboard.press('Escape');
  expect(await page.locator('search').isVisible()).toBe(false);
});

it('opens the search with a slash, but not in the middle of typing', async () => {
  const { page } = await openSample();
  await page.keyboard.press('/');
  await page.keyboard.type('a/b');
  expect(await page.locator('search input').inputValue()).toBe('a/b');
});

it('says what a term means on hover and on focus, and goes to the glossary from there', async () => {
  const { page } = await openSample();
  const term = page.locator('.term').first();
  const tip = page.getByRole('tooltip');
  await term.hover();
  expect(await tip.innerText()).toBe('gate: A number between 0 and 1 that says how much passes.');
  await page.keyboard.press('Escape');
  expect(await tip.isVisible()).toBe(false);
  await term.focus();
  expect(await tip.isVisible()).toBe(true);
  expect(await term.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('term-gate');
});

it('leads to sections and parts by links, by contents, and by the host; what is folded opens', async () => {
  const shown = await openSample();
  const { page } = shown;
  const focus = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  await page.getByRole('button', { name: 'a later section' }).click();
  expect(await focus()).toBe('section-later');
  await page.getByRole('navigation').getByRole('button', { name: 'What there is to do' }).click();
  expect(await focus()).toBe('section-doing');
  await expect.poll(() => page.locator('[aria-current]').innerText()).toContain('What there is to do');
  await shown.remote.goTo({ section: 'later', part: 'a-fold' });
  expect(await page.locator('#part-later-a-fold').evaluate(fold => (fold as HTMLDetailsElement).open)).toBe(true);
});

it('offers the way back from where a link led, and the link has the focus again', async () => {
  const shown = await openSample({ height: 500 });
  const { page } = shown;
  const back = page.getByRole('button', { name: 'Back', exact: true });
  const topOf = (name: string): Promise<number> =>
    page.getByRole('button', { name, exact: true }).evaluate(link => Math.round(link.getBoundingClientRect().top));
  expect(await back.isVisible()).toBe(false);
  const link = page.getByRole('button', { name: 'its table' });
  await link.focus();
  const before = await topOf('its table');
  await page.keyboard.press('Enter');
  expect(await topOf('its table')).not.toBe(before);
  // On from there, and back twice.
  await page.locator('.term').first().press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('term-gate');
  await back.click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('gate');
  await back.press('Enter');
  expect(await topOf('its table')).toBe(before);
  expect(await link.evaluate(element => document.activeElement === element)).toBe(true);
  expect(await back.isVisible()).toBe(false);
});

it('leads to the card of an exercise, and opens one that has no card', async () => {
  const shown = await openSample();
  const { page } = shown;
  await page.getByRole('button', { name: 'one on the page' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('exercise-exercise-one');
  expect(shown.callsOf('openExercise')).toEqual([]);
  await page.getByRole('button', { name: 'one that is not' }).click();
  await expect.poll(() => shown.callsOf('openExercise')).toEqual([{ exercise: 'exercise-two' }]);
});

it('takes the contents away from a narrow page by Escape, and when one goes on in the text', async () => {
  const shown = await openSample({ width: 400 });
  const { page } = shown;
  const toggle = page.getByRole('button', { name: 'Contents', exact: true });
  const list = page.getByRole('navigation');
  await toggle.click();
  expect(await list.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await list.isVisible()).toBe(false);
  expect(await toggle.evaluate(button => document.activeElement === button)).toBe(true);
  await toggle.click();
  await page.getByRole('button', { name: 'Search', exact: true }).focus();
  expect(await list.isVisible()).toBe(false);
  await toggle.click();
  // Below it, into the text.
  await page.mouse.click(200, 880);
  expect(await list.isVisible()).toBe(false);
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
});

it('keeps the contents below what stays at the top, also with a notice there', async () => {
  const shown = await openSample();
  await shown.remote.goTo({ section: 'later', part: null });
  await shown.remote.tell({ notice: 'The lesson has changed on the disk.' });
  const gap = (): Promise<number> =>
    shown.page.evaluate(() => {
      const boxOf = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect();
      return (boxOf('.contents-list')?.top ?? 0) - (boxOf('.sticky')?.bottom ?? 0);
    });
  await expect.poll(gap).toBeGreaterThan(0);
});

it('tells the host what is pressed on cards, and shows what was earned', async () => {
  const shown = await openSample();
  const press = (name: string): Promise<void> => shown.page.getByRole('button', { name, exact: true }).click();
  for (const name of ['Open Lab', 'Run Lab', 'Up', 'Open Exercise', 'Make My Note', 'Print']) await press(name);
  await shown.page.getByRole('button', { name: 'the web' }).click();
  const methods = ['openLab', 'runLab', 'answer', 'openExercise', 'makeNote', 'print', 'openWeb'];
  await expect.poll(() => shown.calls.map(call => call.method).filter(method => methods.includes(method))).toEqual(methods);
  expect(shown.callsOf('openWeb')).toEqual([{ url: 'https://example.org/' }]);
  expect(await shown.page.locator('[data-lab]').innerText()).toBe('✓ output as expected');
  await shown.remote.showProgress({
    read: ['begin', 'later'],
    labs: { 'lab-one': 'failed' },
    exercises: { 'exercise-one': 'passed' },
    predictions: {},
  });
  expect(await shown.page.locator('[data-lab]').innerText()).toBe('✗ failed');
  expect(await shown.page.locator('[data-exercise]').innerText()).toBe('✓ passed');
  expect(await shown.page.getByRole('navigation').getByRole('button', { name: 'What comes later, read' }).count()).toBe(1);
});

it('is where one left off after it was hidden, and after the window was closed', async () => {
  const shown = await openSample({ height: 600 });
  const heading = shown.page.locator('#section-figure-of-gru-cell');
  const topOf = (): Promise<number> => heading.evaluate(element => Math.round(element.getBoundingClientRect().top));
  const remembered = shown.whenCalled('remember');
  await shown.remote.goTo({ section: 'figure-of-gru-cell', part: null });
  await remembered;
  await shown.page.locator('#part-figure-of-gru-cell-gru-cell input[type=range]').first().press('End');
  await expect.poll(() => JSON.stringify(shown.callsOf('remember').at(-1))).toContain('"update":6');
  await shown.drawn();
  const before = await topOf();
  await shown.load();
  await shown.show(sampleLesson);
  await expect.poll(topOf).toBe(before);
  expect(await shown.page.locator('#part-figure-of-gru-cell-gru-cell .figure-words').innerText()).toContain('z = 0.9975');
  const { memory } = shown.callsOf('remember').at(-1) as { memory: typeof sampleLesson.memory };
  const other = await openLesson({ height: 600 });
  await other.show({ ...sampleLesson, memory });
  const again = other.page.locator('#section-figure-of-gru-cell');
  await expect.poll(() => again.evaluate(element => Math.round(element.getBoundingClientRect().top))).toBe(before);
  // After a window that ended badly, what VS Code has stored for the page is older than what the host has.
  const older = { ...memory, revision: 0, place: null };
  await shown.page.evaluate(state => {
    sessionStorage.setItem('state', state);
  }, JSON.stringify(older));
  await shown.load();
  await shown.show({ ...sampleLesson, memory });
  await expect.poll(topOf).toBe(before);
});

it('stays where the reader is when the lesson is read anew', async () => {
  const shown = await openSample({ height: 600 });
  await shown.remote.goTo({ section: 'figure-of-lstm-cell', part: null });
  await shown.drawn();
  const heading = shown.page.locator('#section-figure-of-lstm-cell');
  const topOf = (): Promise<number> => heading.evaluate(element => Math.round(element.getBoundingClientRect().top));
  const before = await topOf();
  await shown.remote.tell({ notice: 'This lesson changed on disk.' });
  expect(await shown.page.locator('.notice-bar').innerText()).toContain('This lesson changed on disk.');
  const reload = shown.whenCalled('reload');
  await shown.page.getByRole('button', { name: 'Reload' }).click();
  await reload;
  await shown.remote.tell({ notice: null });
  await shown.show(sampleLesson);
  await expect.poll(topOf).toBe(before);
});

it('moves figures by slider, by dragging and by preset, and their words with them', async () => {
  const shown = await openSample();
  const figure = shown.page.locator('#part-figure-of-lstm-cell-lstm-cell');
  const words = (): Promise<string> => figure.locator('.figure-words').innerText();
  const slider = figure.getByRole('slider', { name: 'forget', exact: true });
  await slider.press('Home');
  expect(await slider.getAttribute('aria-valuetext')).toBe('-6.0');
  expect(await words()).toContain('(0.0025)');
  await figure.getByRole('button', { name: 'Start again' }).click();
  expect(await words()).toContain('(0.8176)');
  await figure.locator('[data-drag=forget]').evaluate(valve => {
    valve.scrollIntoView({ block: 'center' });
  });
  const box = await figure.locator('[data-drag=forget] rect').first().boundingBox();
  const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10];
  await shown.page.mouse.move(x, y);
  await shown.page.mouse.down();
  await shown.page.mouse.move(x, y - 80, { steps: 4 });
  await shown.page.mouse.up();
  // Half of the way of twelve: 1.5 + 6, but 6 is the end.
  expect(await slider.inputValue()).toBe('6');
  expect(await words()).toContain('(0.9975)');
});

it('writes the figure of a GRU in three conventions, and marks what PyTorch writes otherwise', async () => {
  const shown = await openSample();
  const figure = shown.page.locator('#part-figure-of-gru-cell-gru-cell');
  const marks = figure.locator('.figure-equations mark');
  expect(await marks.allInnerTexts()).toEqual(['r·hₜ₋₁', '(1 − z)·hₜ₋₁ + z·candidate']);
  await figure.getByRole('radio', { name: 'nn.GRU' }).press('Space');
  expect(await marks.count()).toBe(0);
  await figure.getByRole('slider', { name: 'bias b of the state' }).press('End');
  expect(await figure.locator('svg').textContent()).toContain('b1.0000');
  await figure.getByRole('radio', { name: 'TensorFlow.js' }).press('Space');
  expect(await marks.allInnerTexts()).toEqual(['r·hₜ₋₁ + b']);
  expect(await marks.evaluate(mark => getComputedStyle(mark).textDecorationLine)).toBe('underline');
  expect(await figure.locator('svg').textContent()).toContain('xₜ + b1.5000');
  expect(shown.problems).toEqual([]);
});

it('gives figures to print as numbers and words', async () => {
  const shown = await openSample();
  const pictures = await shown.remote.pictures({});
  expect(pictures.map(({ figure }) => figure)).toEqual(
    sampleLesson.sections.flatMap(({ id, document }) =>
      document.blocks.flatMap(block => (block.kind === 'figure' ? `${id}/${block.figure}` : [])),
    ),
  );
  for (const { shapes, words } of pictures) {
    expect(shapes.length).toBeGreaterThan(3);
    expect(words.length).toBeGreaterThan(20);
  }
});

it('names a figure that the page does not know in words alone', async () => {
  const shown = await openLesson();
  await shown.show({
    ...sampleLesson,
    sections: [
      section('one', 'One', [
        { kind: 'figure', figure: 'unknown', title: [{ kind: 'text', text: 'Unknown' }], alternative: [paragraph('In words.')] },
      ]),
    ],
  });
  expect(await shown.page.locator('figure').innerText()).toMatch(/^Unknown\s+In words\.$/u);
});
