import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { openHost, type HostSession } from './hostSession.ts';
import { testedVersions } from './releasesOfTests.ts';

const labs = (await readdir(join(repository, 'labs/lstm-and-gru'))).filter(name => name.endsWith('.lab.ts'));
/** So high that the longest lab stands on the screen above the lab view. */
const height = 2400;
/** Half a pixel is lost to rounding. */
const rounding = 1;
/** A text that has less room than this, in letters, is painted whole and seen by who scrolls there; its margin is two letters. */
const leastRoom = 11;

/** What must be read at 1,280 pixels with the lesson page closed, and at 1,600 with it open: number and word of each gate, and each shape. */
const told: Readonly<Record<string, readonly RegExp[]>> = {
  'lab-1-scalar-lstm.lab.ts': [/0\.7311 .*keeps most(, ½ in 2\.2)?$/, /0\.5498 .*writes half$/, /0\.6682 .*shows most$/],
  'lab-2-scalar-gru.lab.ts': [/0\.6900 .*takes most of the new$/, /0\.4256 .*uses half of the old$/],
  'lab-3-shapes.lab.ts': [/\[4, ?6, ?16\] .*\[1, ?4, ?16\] .*\[1, ?4, ?16\]$/, /\[4, ?6, ?16\] .*\[1, ?4, ?16\]$/, /\[4, 6, 8\]/],
  'lab-4-memory-task.lab.ts': [/X \[160, 10, 1\] · y \[160\]$/, /\[1, 160, 8\]/, /\[160, 2\]/],
  'lab-5-marked-value.lab.ts': [/X \[256, 20, 2\] · y \[256\]$/, /^\[256, 20, 2\] batch × time × features/, /\[1, 256, 8\]/],
  'lab-6-gradients.lab.ts': [/\[64, 30, 1\]/, /\[64, 30, 8\]/, /^\[24\]$/, /^\[32\]$/],
  'lab-7-exploding.lab.ts': [/^\[64, 30, 1\] batch × time × features/, /^\[128, 10, 1\] batch × time × features/],
};

describe.each(testedVersions)('inline values in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version, viewport: { width: 1600, height } });
    await host.workbench.openFile(labs[0] ?? '');
    await host.workbench.runCommand('Gatescope: Arrange the Desk');
    await host.workbench.lessonPage().locator('h1').first().waitFor();
    await host.view.whenStatus('Not run yet');
  });
  afterAll(() => host.dispose());

  /** The lines whose values reach past what can be seen, though their code leaves room for some. */
  async function cutLines(lab: string): Promise<string[]> {
    const { edge, letter, boxes } = await host.workbench.boxes(lab);
    return boxes
      .filter(({ left, right }) => edge - left > leastRoom * letter && right > edge + rounding)
      .map(({ line, right }) => `line ${String(line)}: ${String(Math.round(right - edge))} pixels`);
  }

  /** Waits until no line is cut; after that, what is painted. */
  async function whenAllFit(lab: string, isDone: (marks: Map<number, string>) => boolean): Promise<void> {
    const { workbench } = host;
    const end = Date.now() + 60_000;
    for (;;) {
      const cut = await cutLines(lab);
      const marks = await workbench.marks(lab);
      if (cut.length === 0 && isDone(marks)) return;
      if (Date.now() > end) throw new Error(`Not all fit: ${cut.join('; ')}\n${[...marks].map(String).join('\n')}`);
      await workbench.nextFrame();
    }
  }

  async function run(lab: string): Promise<void> {
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await view.begin(() => workbench.runCommand('Gatescope: Run Lab'));
    await view.whenStatus('Finished in');
  }

  const tellsAll =
    (lab: string) =>
    (marks: Map<number, string>): boolean =>
      (told[lab] ?? []).every(wanted => [...marks.values()].some(text => wanted.test(text)));

  it.each(labs)('of %s can all be read beside the lesson page, 1,600 pixels wide', async lab => {
    await run(lab);
    await whenAllFit(lab, tellsAll(lab));
  });

  const settings = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    await mkdir(join(host.workspace, '.vscode'), { recursive: true });
    await writeFile(join(host.workspace, '.vscode/settings.json'), JSON.stringify(values));
  };
  const fontSize = async (size: number): Promise<void> => {
    await host.workbench.page.waitForFunction(
      wanted => [...document.querySelectorAll('.view-lines')].every(lines => getComputedStyle(lines).fontSize === wanted),
      `${String(size)}px`,
    );
  };

  it.each([8, 20, 30])('has as much as there is room for at font size %d', async size => {
    await host.workbench.openFile('lab-6-gradients.lab.ts');
    await settings({ 'editor.fontSize': size });
    await fontSize(size);
    await whenAllFit('lab-6-gradients.lab.ts', marks => marks.size > 5);
  });

  it('has room beside hints, in lines that are wrapped, and without a minimap', async () => {
    await settings({ 'editor.wordWrap': 'on', 'typescript.inlayHints.parameterNames.enabled': 'all', 'editor.minimap.enabled': false });
    await fontSize(14);
    await whenAllFit('lab-6-gradients.lab.ts', marks => marks.size > 5);
  });

  it.each(labs)('of %s can all be read without the lesson page, 1,280 pixels wide', async lab => {
    const { workbench } = host;
    if (lab === labs[0]) {
      await settings({});
      await workbench.page.locator('.tab:has-text("LSTM and GRU")').click({ button: 'middle' });
      await workbench.page.locator('.tab:has-text("LSTM and GRU")').waitFor({ state: 'detached' });
      await workbench.page.setViewportSize({ width: 1280, height });
    }
    await run(lab);
    await whenAllFit(lab, tellsAll(lab));
  });

  it('gives way when the window becomes narrower, and takes the room when it becomes wider', async () => {
    const { workbench } = host;
    const lab = 'lab-3-shapes.lab.ts';
    await run(lab);
    const whole = 'lstmOut [4, 6, 16] · lstmH [1, 4, 16] · lstmC [1, 4, 16]';
    const isWhole = (marks: Map<number, string>): boolean => [...marks.values()].includes(whole);
    await whenAllFit(lab, isWhole);
    await workbench.page.setViewportSize({ width: 900, height });
    await whenAllFit(lab, marks => marks.size > 3 && !isWhole(marks));
    await workbench.page.setViewportSize({ width: 1280, height });
    await whenAllFit(lab, isWhole);
    expect(workbench.problems).toEqual([]);
  });
});
