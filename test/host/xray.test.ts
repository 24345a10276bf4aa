import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-5-marked-value.lab.ts';

describe.each(testedVersions)('the X-ray of Lab 5, in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1366, height: 768 } });
  });
  afterAll(() => host.dispose());

  const reading = (): Promise<string> => host.workbench.labPage().locator('.xray-reading').innerText();
  const label = (): Promise<string> =>
    host.workbench
      .labPage()
      .locator('body')
      .evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.closest('label')?.textContent ?? '');

  it('looks into each of the three models that one line has made', async () => {
    const { workbench } = host;
    await workbench.openFile(lab);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.press('Control+Alt+Enter');
    const page = workbench.labPage();
    await page.locator('header .status').filter({ hasText: 'Finished in' }).waitFor();
    await page.getByRole('tab', { name: 'X-ray' }).click();
    await page.locator('.xray-reading').filter({ hasText: 'unit' }).waitFor();
    // That whose gates stand beside the code.
    expect(await page.getByLabel('Module').inputValue()).toBe('2');
    expect(await page.getByLabel('Module').locator('option').allInnerTexts()).toEqual([
      'RNN(2, 8, batchFirst=true), line 38',
      'GRU(2, 8, batchFirst=true), line 38',
      'LSTM(2, 8, batchFirst=true), line 38',
    ]);
  });

  it('finds by keyboard alone the unit of the trained GRU whose gate swings most at the mark', async () => {
    const { workbench } = host;
    const page = workbench.labPage();
    // From the tab on: module, what is shown, which sequence, order of the units, training, pictures.
    await workbench.press('Tab');
    await expect.poll(label).toContain('Module');
    await workbench.press('ArrowUp');
    await page.locator('.xray-head').filter({ hasText: 'update' }).waitFor();
    for (let control = 0; control < 3; control++) await workbench.press('Tab');
    await expect.poll(label).toContain('Units');
    await workbench.press('End');
    await expect.poll(() => page.getByLabel('Units').inputValue()).toBe('here');
    // Past the button that plays the training, and its slider.
    for (let control = 0; control < 3; control++) await workbench.press('Tab');
    await expect.poll(label).toBe('X-ray');
    await workbench.press('Alt+ArrowDown');
    await expect.poll(reading).toMatch(/^update, unit \d, step 1 of 20: 0\.\d+, keeps /);
    // One step after the other to the mark: the input's second row says where it is.
    const mark = await page
      .locator('.xray-row canvas')
      .first()
      .evaluate(canvas => {
        if (!(canvas instanceof HTMLCanvasElement)) return -1;
        const { width } = canvas;
        const second = canvas.getContext('2d')?.getImageData(0, 1, width, 1).data ?? new Uint8ClampedArray();
        const colors = Array.from({ length: width }, (_, column) => second.slice(4 * column, 4 * column + 3).join());
        return colors.findIndex(color => colors.filter(other => other === color).length === 1);
      });
    expect(mark).toBeGreaterThanOrEqual(0);
    for (let step = 0; step < mark; step++) await workbench.press('ArrowRight');
    await expect.poll(reading).toContain(`step ${String(mark + 1)} of 20`);
    await workbench.press('Control+Home');
    // A screen reader hears the same.
    await expect.poll(() => page.locator('[role=status]').innerText()).toBe(await reading());
    expect(workbench.problems).toEqual([]);
  });

  it('silences that unit by keyboard, and reads out how the answers fall', async () => {
    const { workbench } = host;
    const page = workbench.labPage();
    const unit = async (): Promise<number> => Number(/unit (\d)/.exec(await reading())?.[1]);
    /** Silences the unit in the focus: how many answers are right without that, and with it. */
    const silence = async (): Promise<readonly number[]> => {
      await workbench.press('s');
      const said = page.locator('.hand-result').filter({ hasText: 'Right answers' });
      await said.waitFor();
      const text = await said.innerText();
      await expect.poll(() => page.locator('[role=status]').innerText()).toBe(text);
      expect(await page.locator('.hands li').allInnerTexts()).toEqual([`h of unit ${String(await unit())} is 0 at every step Let go`]);
      return (/Right answers: (\d+) of 256 without your hand, (\d+) with it/.exec(text) ?? []).slice(1).map(Number);
    };
    // The memory is spread over the units: the others answer for the one that swings most.
    expect(await silence()).toEqual([256, 256]);
    await workbench.press('r');
    await page.locator('.hand-result').filter({ hasText: 'Nothing is held any more.' }).waitFor();
    // From the pictures on: why, what it changed, the step in words, the three conventions, what the state knows, which
    // steps; number, steps, Hold, Silence, and what tries them all.
    for (let control = 0; control < 11; control++) await workbench.press('Tab');
    await workbench.press('Enter');
    const most = page.locator('.hand-result').filter({ hasText: 'is missed most' });
    await most.waitFor();
    expect(await page.locator('.hand-units li').count()).toBe(8);
    const missed = Number(/Unit (\d) is missed most/.exec(await most.innerText())?.[1]);
    for (let control = 0; control < 11; control++) await workbench.press('Shift+Tab');
    await expect.poll(label).toBe('X-ray');
    await workbench.press('Control+Home');
    while ((await unit()) !== missed) await workbench.press('ArrowDown');
    const [before = NaN, after = NaN] = await silence();
    expect(before).toBe(256);
    expect(after).toBeLessThan(230);
    await workbench.screenshot(`.tsbuild/results/hand-${version}.png`);
    expect(workbench.problems).toEqual([]);
  });

  it('says why a number is what it is, and what it was in the course of training', async () => {
    const { workbench } = host;
    const page = workbench.labPage();
    await workbench.press('r');
    await page.locator('.hand-result').filter({ hasText: 'Nothing is held any more.' }).waitFor();
    await page.locator('.xray-place').focus();
    await workbench.press('w');
    const equation = page.locator('.why-equation');
    await expect.poll(() => equation.innerText()).toMatch(/: 0\.\d+ = σ\(-?[\d.]+\) = σ\(-?[\d.]+ × .+ \+ …\)$/u);
    await page.locator('.why .link').first().press('Enter');
    await page.locator('.why-equation').filter({ hasText: 'h, unit' }).waitFor();
    await workbench.screenshot(`.tsbuild/results/why-${version}.png`);
    await page.locator('.xray-place').focus();
    const then = page.locator('.epoch-told');
    await expect.poll(() => then.innerText()).toMatch(/^Trained: the model after all its 120 training steps\.$/u);
    await workbench.press(',');
    await expect.poll(() => then.innerText()).toMatch(/^Training step 240 of 360: loss 0\.\d+/u);
    await expect.poll(() => page.locator('.epochs').innerText()).toMatch(/On these data it answers 2\d\d of 256 right/u);
    await workbench.screenshot(`.tsbuild/results/epochs-${version}.png`);
    await workbench.press('.');
    await then.filter({ hasText: 'Trained: ' }).waitFor();
    expect(workbench.problems).toEqual([]);
  });

  it('goes through the time steps from the editor, and back to the last values', async () => {
    const { workbench } = host;
    const text = await readFile(join(host.workspace, lab), 'utf8');
    const call = text.split('\n').findIndex(line => line.includes('this.cell.forward(x)')) + 1;
    await workbench.editor(lab).locator('.view-line').first().click();
    // What the gates of the cell were stands above its call.
    for (let line = 1; line < call; line++) await workbench.press('ArrowDown');
    // The X-ray went to steps, and the values beside the code with it.
    await workbench.press('Control+Alt+End');
    // The last step first, which is what stands there anyway; then the one before.
    for (let step = 0; step < 2; step++) await workbench.press('Control+Alt+PageUp');
    await workbench.labPage().locator('.step-at').filter({ hasText: 't=19 of 20' }).waitFor();
    await workbench.whenMarks(lab, marks => [...marks.values()].some(mark => mark.startsWith('t=19: ')));
    await workbench.labPage().locator('.xray-reading').filter({ hasText: 'step 19 of 20' }).waitFor();
    await workbench.screenshot(`.tsbuild/results/steps-${version}.png`);
    await workbench.press('Control+Alt+End');
    await workbench.whenMarks(lab, marks => marks.size > 0 && [...marks.values()].every(mark => !mark.startsWith('t=')));
    expect(workbench.problems).toEqual([]);
  });

  it('goes by keyboard from a gate beside the code to why it is as it is, and on to what it changed', async () => {
    const { workbench } = host;
    const page = workbench.labPage();
    const text = await readFile(join(host.workspace, lab), 'utf8');
    await workbench.goToLine(text.split('\n').findIndex(line => line.includes('this.cell = new cells')) + 1);
    await workbench.press('Control+Alt+K');
    await workbench.press('y');
    await workbench.whenQuickInputHasKeys();
    await workbench.type('forget');
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: 'cell.forget' }).waitFor();
    await workbench.press('Enter');
    const told = page.locator('.why-told');
    await told.filter({ hasText: 'a mean of 8 units, 20 steps and 256 sequences' }).waitFor();
    expect(await page.getByLabel('Module').inputValue()).toBe('2');
    await expect.poll(reading).toMatch(/^forget, unit \d, step \d+ of 20: 0\.\d+, keeps /);
    await expect.poll(() => page.locator('.why-equation').innerText()).toMatch(/^forget, unit \d, step \d+: 0\.\d+ = σ\(/u);
    // The cell in the same step: the candidate, the memory and what is shown of it.
    await expect.poll(() => page.locator('.cell-flows svg').count()).toBe(3);
    const lines = await page.locator('.cell-lines li').allTextContents();
    const [memory] = lines.filter(line => line.startsWith('c '));
    const [c = NaN, forget = NaN, before = NaN, input = NaN, cell = NaN] = (memory?.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gu) ?? []).map(
      Number,
    );
    expect(Math.abs(forget * before + input * cell - c)).toBeLessThan(2e-3 * Math.max(1, Math.abs(c)));
    await workbench.screenshot(`.tsbuild/results/why-value-${version}.png`);
    await page.getByRole('button', { name: 'What Did It Change? (e)' }).press('Enter');
    await page.locator('.why-moves').filter({ hasText: 'for this sequence' }).waitFor();
    expect(await told.innerText()).toMatch(/In the same step it makes:[^]*in c, unit \d/u);
    await page.locator('.cell-diagram').scrollIntoViewIfNeeded();
    await workbench.screenshot(`.tsbuild/results/change-${version}.png`);
    // A step further here is a step further beside the code.
    await page.locator('.xray-place').focus();
    await workbench.press('Home');
    await workbench.press('ArrowRight');
    await workbench.whenMarks(lab, marks => [...marks.values()].some(mark => mark.startsWith('t=2: ')));
    await page.locator('.step-at').filter({ hasText: 't=2 of 20' }).waitFor();
    expect(workbench.problems).toEqual([]);
  });

  it('turns a dial, and sweeps ten seeds of it by one key', async () => {
    const { workbench } = host;
    const file = 'lab-4-memory-task.lab.ts';
    await workbench.openFile(file);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.press('Control+Alt+Enter');
    const page = workbench.labPage();
    await page.locator('header .status').filter({ hasText: 'Finished in' }).waitFor();
    const length = page.getByRole('spinbutton', { name: 'seqLen' });
    await length.fill('6');
    await length.press('Enter');
    await workbench.whenMarks(file, marks => [...marks.values()].some(mark => mark.includes('turned to 6; the file says 10')));
    await page.locator('header .status').filter({ hasText: 'Finished in' }).waitFor();
    await workbench.editor(file).locator('.view-line').first().click();
    await workbench.press('Control+Alt+K');
    await workbench.press('n');
    const told = page.locator('.sweep-told');
    await expect.poll(() => told.innerText(), { timeout: 240_000 }).toMatch(/^Solved \d+ of 10; median step \d+/u);
    expect(await page.getByRole('table', { name: 'Every run' }).locator('tbody tr').count()).toBe(10);
    await page.getByRole('button', { name: 'Keep for My Note' }).click();
    await page.locator('.claim').filter({ hasText: 'Kept for your note' }).waitFor();
    await workbench.screenshot(`.tsbuild/results/sweep-${version}.png`);
    await workbench.runCommand('Gatescope: Make My Note');
    await expect
      .poll(() => readFile(join(host.workspace, 'evidence.md'), 'utf8').catch(() => ''))
      .toMatch(/\| lab-4-memory-task\.lab\.ts \| seed, with seqLen 6 \| Solved \d+ of 10; .* \| 10 \| 10 \|/u);
    // The text, with the place to write in selected, comes after its preview beside it.
    await workbench.page.getByText(/^Ln \d+, Col \d+ \(\d+ selected\)$/u).waitFor();
    expect(workbench.problems).toEqual([]);
  });

  it('says so when the next run has taken its place', async () => {
    const { workbench } = host;
    await workbench.openFile('lab-1-scalar-lstm.lab.ts');
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.press('Control+Alt+Enter');
    await workbench.labPage().getByRole('tab', { name: 'X-ray' }).click();
    await workbench.labPage().getByText('This lab has no recurrent module that was called').waitFor();
    await workbench.openFile(lab);
    await workbench.labPage().getByText('The model of this run is not in memory any more').waitFor();
    expect(workbench.problems).toEqual([]);
  });
});
