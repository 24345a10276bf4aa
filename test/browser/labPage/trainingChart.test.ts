import { expect, it } from 'vitest';
import { usePages } from './openPage.ts';
import { play } from './play.ts';
import { cpu, curve, runId, threeTrainings, trainingLab, type Sample } from './samples.ts';
import { factsLab, levelsLab } from './sampleFacts.ts';
import type { ShownPage } from './shownPage.ts';
import { readTheme, type ThemeName } from './themes.ts';

const openPage = usePages();

/** How many pixels of the chart have a theme's colour. */
async function pixels(shown: ShownPage, theme: ThemeName, variable: string): Promise<number> {
  const color = readTheme(theme).variables[variable];
  if (!color) throw new Error(`${theme} has no ${variable}.`);
  return shown.page.locator('.chart canvas').evaluate((canvas, wanted) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const copy = document.createElement('canvas');
    Object.assign(copy, { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('There is no canvas.');
    context.fillStyle = wanted;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    context.clearRect(0, 0, 1, 1);
    context.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) count++;
    return count;
  }, color);
}

function rgb(color = ''): [r: number, g: number, b: number] {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)/u.exec(color) ?? [];
  return [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)];
}

it('draws loss and accuracy in the colours of the theme, and again in those of the next one', async () => {
  const shown = await openPage({ scale: 2 });
  await play(shown, trainingLab);
  expect(await pixels(shown, 'darkModern', '--vscode-charts-blue')).toBeGreaterThan(200);
  expect(await pixels(shown, 'darkModern', '--vscode-charts-purple')).toBeGreaterThan(100);
  await shown.switchTheme('lightModern');
  await expect.poll(() => pixels(shown, 'lightModern', '--vscode-charts-blue')).toBeGreaterThan(200);
  expect(await pixels(shown, 'darkModern', '--vscode-charts-blue')).toBe(0);
});

it('draws a growing curve at most ten times a second, and its last point always', async () => {
  const shown = await openPage();
  await play(shown, { ...trainingLab, events: [{ kind: 'started', backend: cpu }] }, false);
  const { draws, ms } = await shown.page.evaluate(
    async ({ id, points }) => {
      let count = 0;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own `this` below
      const clear = CanvasRenderingContext2D.prototype.clearRect;
      CanvasRenderingContext2D.prototype.clearRect = function (...area) {
        count++;
        clear.apply(this, area);
      };
      const start = performance.now();
      for (const point of points) {
        window.scripted.emit(id, [{ kind: 'metrics', points: [point] }]);
        await new Promise(resolve => requestAnimationFrame(resolve));
      }
      return { draws: count, ms: performance.now() - start };
    },
    { id: runId, points: curve(100) },
  );
  expect(draws).toBeGreaterThan(1);
  // One at the start, one for each tenth of a second; setting the size of a new chart draws once more.
  expect(draws).toBeLessThanOrEqual(ms / 100 + 3);
  expect(await shown.page.locator('.legend').innerText()).toContain('step 100');
  await expect.poll(() => shown.page.locator('.chart').getAttribute('aria-label')).toContain('over 100 steps');
});

it('says in words what it shows', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  const label = await shown.page.getByRole('img').getAttribute('aria-label');
  expect(label).toMatch(/^Training curve over 80 steps: loss from 0\.\d{4} to 0\.0001, accuracy from 0\.\d{3} to 1\.000\.$/u);
});

it('divides the trainings of several models, breaks the lines between them, and tells each in words', async () => {
  const shown = await openPage({ scale: 2 });
  await play(shown, threeTrainings);
  await expect.poll(() => pixels(shown, 'darkModern', '--vscode-charts-blue')).toBeGreaterThan(200);
  const dividers = await pixels(shown, 'darkModern', '--vscode-descriptionForeground');
  expect(dividers).toBeGreaterThan(50);
  const label = await shown.page.getByRole('img').getAttribute('aria-label');
  expect(label).toContain('Training curve over 180 steps, 3 trainings, one after the other. Training 1: loss from 0.');
  expect(label).toContain(' Training 3: loss from 0.');
  expect(await shown.page.locator('.legend').innerText()).toContain('step 180, training 3 of 3');
  await play(shown, threeTrainings, false);
  // How many more there will be, nobody knows.
  expect(await shown.page.locator('.legend').innerText()).toMatch(/step 180, training 3\s/u);
  await shown.emit(runId, { kind: 'ended', outcome: threeTrainings.outcome });
  await expect.poll(() => shown.page.locator('.legend').innerText()).toContain('training 3 of 3');
  await play(shown, trainingLab);
  await expect.poll(() => pixels(shown, 'darkModern', '--vscode-descriptionForeground')).toBeLessThan(dividers / 4);
});

/** The longest run of pixels of nearly one colour in any column of the chart. */
async function longestColumn(shown: ShownPage, color: readonly [r: number, g: number, b: number]): Promise<number> {
  return shown.page.locator('.chart canvas').evaluate((canvas, [r, g, b]) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let longest = 0;
    for (let x = 0; x < width; x++) {
      let run = 0;
      for (let y = 0; y < height; y++) {
        const at = 4 * (y * width + x);
        const isOne = [r, g, b].every((part, index) => Math.abs(part - (data[at + index] ?? 0)) < 40) && (data[at + 3] ?? 0) > 100;
        run = isOne ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  }, color);
}

/** Three trainings whose last point and whose first are far apart, in so many steps. */
const ends = (steps: number): Sample => ({
  ...threeTrainings,
  events: [
    { kind: 'started', backend: cpu },
    {
      kind: 'metrics',
      points: [0, 1, 2].flatMap(optimizer =>
        Array.from({ length: steps }, (_, at) => ({
          step: at + 1 + optimizer * steps,
          loss: 1 - at / steps,
          accuracy: at / steps,
          optimizer,
        })),
      ),
    },
  ],
});

it.each([2, 30, 120, 1200])('joins no training to the next, each of %i steps', async steps => {
  for (const scale of [1, 2]) {
    const shown = await openPage({ scale, width: 700 });
    await play(shown, ends(steps));
    const colors = readTheme('darkModern').variables;
    const blue = rgb(colors['--vscode-charts-blue']);
    await expect.poll(() => pixels(shown, 'darkModern', '--vscode-charts-blue')).toBeGreaterThan(50);
    // A line as steep as they are has a few pixels in a column; one from end to beginning has all of them.
    expect(await longestColumn(shown, blue)).toBeLessThan(40 * scale);
  }
});

it('shows a training of one step', async () => {
  const shown = await openPage({ scale: 2 });
  await play(shown, ends(1));
  await expect.poll(() => pixels(shown, 'darkModern', '--vscode-charts-blue')).toBeGreaterThan(2);
});

it('divides by an unbroken line where the grid is dotted, and by a dotted one where the grid is unbroken', async () => {
  const shown = await openPage({ theme: 'highContrastDark' });
  await play(shown, ends(120));
  await expect.poll(() => longestColumn(shown, [255, 255, 255])).toBeGreaterThan(100);
  await play(shown, trainingLab);
  await expect.poll(() => longestColumn(shown, [255, 255, 255])).toBeLessThan(20);
  await shown.switchTheme('darkModern');
  // The grid again, which is thinner than what is written beside it.
  await expect.poll(() => longestColumn(shown, rgb(readTheme('darkModern').variables['--vscode-foreground']))).toBeLessThan(20);
});

it('has a grid that stands out from the page, whatever the theme has for lines of other kinds', async () => {
  const shown = await openPage({ theme: 'lightModern' });
  await shown.page.evaluate(() => {
    document.documentElement.style.setProperty('--vscode-editorIndentGuide-background1', '#f7f7f740');
  });
  await play(shown, trainingLab);
  // A fifth of the foreground stands on the canvas, which has no colour of its own.
  const faint = await shown.page.locator('.chart canvas').evaluate(canvas => {
    const { width, height } = canvas as HTMLCanvasElement;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? [];
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs((data[at + 3] ?? 0) - 51) < 3 && (data[at] ?? 255) < 80) count++;
    return count;
  });
  expect(faint).toBeGreaterThan(1000);
});

it('gives the values under the mouse', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  const box = await shown.page.locator('.chart .u-over').boundingBox();
  if (!box) throw new Error('The chart has no plot.');
  await shown.page.mouse.move(box.x + 1, box.y + 50);
  await expect.poll(() => shown.page.locator('.legend').innerText()).toMatch(/^step 1\b/u);
});

it('is a table for whoever wants one', async () => {
  const shown = await openPage();
  await play(shown, trainingLab);
  await shown.page.getByRole('button', { name: 'Show as table' }).click();
  const rows = shown.page.locator('.training-table tbody tr');
  expect(await rows.count()).toBe(25);
  expect(await rows.first().innerText()).toMatch(/^1\t/u);
  expect(await rows.last().innerText()).toMatch(/^80\t0\.0001\t1\.000$/u);
  expect(await shown.page.getByRole('img').count()).toBe(0);
  await shown.page.getByRole('button', { name: 'Show as chart' }).click();
  expect(await shown.page.getByRole('img').count()).toBe(1);
});

it('leaves accuracy out where there is none', async () => {
  const shown = await openPage();
  await play(shown, {
    ...trainingLab,
    events: [
      { kind: 'started', backend: cpu },
      {
        kind: 'metrics',
        points: [
          { step: 1, loss: 4 },
          { step: 2, loss: 3 },
        ],
      },
    ],
  });
  expect(await shown.page.locator('.key-accuracy').isVisible()).toBe(false);
  await expect.poll(() => shown.page.locator('.chart .u-axis').count()).toBe(2);
  await play(shown, trainingLab);
  await expect.poll(() => shown.page.locator('.chart .u-axis').count()).toBe(3);
});

it('names the step at which the loss stopped being a number', async () => {
  const shown = await openPage();
  const points = curve(20).map(point => (point.step > 12 ? { ...point, loss: 'NaN' as const } : point));
  await shown.remote.show({
    ...trainingLab.view,
    run: {
      runId,
      events: [
        { kind: 'started', backend: cpu },
        { kind: 'metrics', points },
      ],
      message: null,
      lab: trainingLab.lab,
    },
  });
  await shown.drawn();
  expect(await shown.page.locator('.divergence').innerText()).toContain('The loss became NaN at step 13.');
});

it('fits the width it has', async () => {
  const shown = await openPage({ width: 1200 });
  await play(shown, trainingLab);
  await shown.page.setViewportSize({ width: 330, height: 800 });
  await expect
    .poll(() => shown.page.locator('.chart .uplot').evaluate(element => element.getBoundingClientRect().right))
    .toBeLessThanOrEqual(330);
});

it.each([
  { width: 1142, height: 245, hasRoom: true },
  { width: 922, height: 198, hasRoom: false },
  { width: 600, height: 900, hasRoom: true },
])('writes over no curve what a level is: $width × $height', async ({ hasRoom, ...size }) => {
  const shown = await openPage(size);
  await shown.page.evaluate(() => {
    const written: { text: string; curve: number }[] = [];
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own `this` below
    const fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      const {
        actualBoundingBoxLeft: left,
        actualBoundingBoxRight: right,
        actualBoundingBoxAscent: up,
        actualBoundingBoxDescent: down,
      } = this.measureText(text);
      const copy = Object.assign(document.createElement('canvas'), { width: left + right, height: up + down });
      const context = copy.getContext('2d', { willReadFrequently: true });
      context?.drawImage(this.canvas, left - x, up - y);
      const data = context?.getImageData(0, 0, copy.width, copy.height).data ?? new Uint8ClampedArray();
      // Curves have a colour, and what else is drawn is grey.
      const isColored = (at: number): boolean => Math.max(...data.slice(at, at + 3)) - Math.min(...data.slice(at, at + 3)) > 50;
      written.push({ text, curve: Array.from({ length: data.length / 4 }, (_, at) => 4 * at).filter(isColored).length });
      fill.call(this, text, x, y);
    };
    Object.assign(window, { written });
  });
  await play(shown, levelsLab);
  const ofLevel = () =>
    shown.page.evaluate(() =>
      (window as unknown as { written: { text: string; curve: number }[] }).written.filter(({ text }) => /^(ln|most)/u.test(text)),
    );
  await expect.poll(() => pixels(shown, 'darkModern', '--vscode-descriptionForeground')).toBeGreaterThan(100);
  expect((await ofLevel()).some(({ text }) => text === 'ln 2')).toBe(hasRoom);
  await shown.page.screenshot({ path: `.tsbuild/results/levels-${String(size.width)}.png` });
  expect((await ofLevel()).filter(({ curve }) => curve > 0)).toEqual([]);
});

it('draws and says what each model is to be held against, and what was measured on data that were held out', async () => {
  const shown = await openPage({ scale: 2 });
  await play(shown, factsLab);
  await expect.poll(() => pixels(shown, 'darkModern', '--vscode-charts-green')).toBeGreaterThan(60);
  // The line of the most frequent answer and that of ln 2, beside the dividers of three trainings.
  expect(await pixels(shown, 'darkModern', '--vscode-descriptionForeground')).toBeGreaterThan(1_000);
  const legend = (await shown.page.locator('.legend').innerText()).replaceAll(/\s+/gu, ' ');
  expect(legend).toContain('step 180, training 3 of 3: LSTM(2, 8) loss 0.0001 accuracy 1.000 held-out accuracy 0.973 same answer for all');
  expect(await shown.page.locator('.training-facts li').allInnerTexts()).toEqual([
    'Who always says the most frequent answer is right in 0.570; who gives all 2 classes the same share has a loss of ln 2 = 0.6931.',
    'RNN(2, 8): The model said the same answer for all 256 from step 1 to the end. On 256 examples that it was not trained on: 0.516 right after step 60.',
    'GRU(2, 8): The model said the same answer for all 256 in the steps 61 to 73. On 256 examples that it was not trained on: 0.996 right after step 120.',
    'LSTM(2, 8): The model said the same answer for all 256 in the steps 121 to 133. On 256 examples that it was not trained on: 0.973 right after step 180.',
  ]);
  await shown.page.getByRole('button', { name: 'Show as table' }).click();
  const measured = shown.page.locator('.training-table tbody tr', { hasText: /\t?(0\.516|0\.996|0\.973)$/u });
  expect((await measured.allInnerTexts()).map(row => row.split('\t')[0])).toEqual(['60', '120', '180']);
});
