import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const lab = 'lab-4-memory-task.lab.ts';
const twin = 'PyTorch twin of Lab 4.py';

describe.each(testedVersions)('PyTorch beside a lab, in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1366, height: 768 } });
  });
  afterAll(() => host.dispose());

  /** Lines on the screen in an editor, with the height each stands at. */
  const linesOf = async (place: string): Promise<Map<string, number>> =>
    new Map(
      await host.workbench.page.locator(`.monaco-editor${place} .view-line`).evaluateAll(lines =>
        lines.map((line): [string, number] => {
          const text = line.textContent.replaceAll('\u00a0', ' ').trim();
          return [text, Math.round(line.getBoundingClientRect().top)];
        }),
      ),
    );
  const ofLab = `[data-uri$="${lab}"]`;
  const ofTwin = '[data-uri^="gatescope-twin:"]';
  /** How far apart two lines stand that say the same; not a number where one of them is not there. */
  const apart = async (ours: string, theirs: string): Promise<number> =>
    ((await linesOf(ofTwin)).get(theirs) ?? NaN) - ((await linesOf(ofLab)).get(ours) ?? NaN);
  const label = () => host.workbench.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  /** There, and back. */
  const goOver = async (): Promise<void> => {
    await host.workbench.press('Control+Alt+k');
    await host.workbench.press('p');
  };

  it('opens by its button, with its name for a screen reader, and row beside row', async () => {
    const { workbench } = host;
    await workbench.openFile(lab);
    await workbench.codeLens('Run Lab').waitFor();
    await workbench.clickCodeLens('PyTorch');
    await workbench.page.locator('.tab.active').filter({ hasText: twin }).waitFor();
    await expect.poll(label).toContain('PyTorch twin of Lab 4');
    await expect.poll(() => apart('manualSeed(42);', 'manual_seed(42)')).toBe(0);
    await expect.poll(() => apart('y.push(first > 0 ? 1 : 0);', 'y.append(1 if first > 0 else 0)')).toBe(0);
    // No colours of a difference, and a copy of the learner's own.
    expect(await workbench.page.locator('.monaco-diff-editor').count()).toBe(0);
    expect(await readFile(join(host.workspace, 'lab-4-memory-task.py'), 'utf8')).toContain('def build_dataset');
  });

  it('scrolls with the lab, and the lab with it', async () => {
    const { workbench } = host;
    await workbench.press('Control+End');
    await expect.poll(() => apart("print('final_acc', round(finalAcc, 3));", 'print("final_acc", round(final_acc, 3))')).toBe(0);
    await workbench.press('Control+Home');
    await expect.poll(() => apart('manualSeed(42);', 'manual_seed(42)')).toBe(0);
    const box = await workbench.page.locator(`.monaco-editor${ofLab}`).boundingBox();
    if (!box) throw new Error('The lab is not on the screen.');
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    // One turn of the wheel is some lines.
    for (let turn = 0; turn < 6; turn++) await workbench.page.mouse.wheel(0, 120);
    await expect.poll(async () => (await linesOf(ofLab)).has('manualSeed(42);')).toBe(false);
    // Less than a line, while the wheel may still run on.
    await expect.poll(async () => Math.abs(await apart('const [X, y] = buildDataset();', 'X, y = build_dataset()'))).toBeLessThan(19);
  });

  it('leads to the line that says the same and back by its key, marks both, and follows what is typed', async () => {
    const { workbench } = host;
    await goOver();
    await expect.poll(label).toContain(lab);
    await workbench.goToLine(26);
    await goOver();
    await expect.poll(label).toContain('PyTorch twin of Lab 4');
    const status = workbench.page.locator('.statusbar-item').filter({ hasText: /^Ln / });
    await expect.poll(() => status.textContent()).toContain('Ln 28,');
    await goOver();
    await expect.poll(label).toContain(lab);
    await expect.poll(() => status.textContent()).toContain('Ln 26,');
    await workbench.goToLine(7);
    await workbench.press('Home');
    await workbench.type('// Mine.\n\n');
    await expect.poll(() => apart('manualSeed(42);', 'manual_seed(42)')).toBe(0);
    await workbench.press('Control+z');
  });

  it('closes by Escape and leads back to the lab', async () => {
    const { workbench } = host;
    await goOver();
    await expect.poll(label).toContain('PyTorch twin of Lab 4');
    await workbench.press('Escape');
    await expect.poll(label).toContain(lab);
    await workbench.page.locator('.tab').filter({ hasText: twin }).waitFor({ state: 'detached' });
    expect(workbench.problems).toEqual([]);
  });
});
