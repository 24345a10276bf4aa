import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { fillLessonFolder, isUnopened, showLessonIn } from '../../scripts/start/lessonFolder.mjs';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { Workbench } from '../../scripts/vscode/workbench.mjs';

const lab = 'lab-1-scalar-lstm.lab.ts';

describe('npm start in the browser', () => {
  let scratch: string;
  let folder: string;
  let browser: Browser;
  /** One for all starts, as a person has one browser. */
  let context: BrowserContext;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'gatescope-start-'));
    folder = join(scratch, 'lesson');
    browser = await launchChromium({ graphics: 'none' });
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  });
  afterAll(async () => {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Starts it and hands over the printed address; what it started is told to end as Ctrl-C does, and must. */
  async function started(use: (url: string) => Promise<void>): Promise<string> {
    const args = ['scripts/start.mjs', '--browser', '--folder', folder, '--home', join(scratch, 'home')];
    const child = spawn(process.execPath, args, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', chunk => {
        said += String(chunk);
        const address = /^ {2}(http:\S+)$/m.exec(said)?.[1];
        if (address !== undefined && said.includes('Ctrl-C stops it.')) resolve(address);
      });
      child.on('exit', () => {
        reject(new Error(`It ended before it printed an address:\n${said}`));
      });
    });
    try {
      // The address must not be lost in what the packager tells.
      expect(said).not.toContain('vsce');
      await use(url);
    } finally {
      child.kill('SIGINT');
      expect(await ended).toEqual([0, null]);
    }
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    return url;
  }

  /** Shows the address in a new tab until its lesson page is there. */
  async function seeLesson(url: string, bringUp: (workbench: Workbench) => Promise<unknown>): Promise<void> {
    const page = await context.newPage();
    const workbench = new Workbench(page, folder, () => page.close());
    await page.goto(url);
    try {
      await workbench.whenReady(true);
      await bringUp(workbench);
      await workbench.lessonPage().getByRole('heading', { level: 1, name: '6.4.3 LSTM and GRU' }).waitFor();
    } finally {
      await workbench.screenshot(join(repository, '.tsbuild/results/start.png'));
    }
    await workbench.dispose();
    expect(workbench.problems).toEqual([]);
  }

  it('shows the lesson by itself in the first window; the next start has the same address, and the folder as it was left', async () => {
    const inTree = ({ page }: Workbench): Promise<void> =>
      page.locator('.pane-body .monaco-list[aria-label="Lessons"]').getByText('One LSTM step by hand').waitFor();
    const first = await started(url => seeLesson(url, inTree));
    expect(existsSync(join(folder, '.gatescope/arriving'))).toBe(false);
    await appendFile(join(folder, lab), '// my own words\n');
    const mine = await readFile(join(folder, lab), 'utf8');
    // What VS Code remembers, the browser keeps by address.
    const again = await started(url =>
      seeLesson(url, async workbench => {
        await workbench.page.locator('.activitybar').getByRole('tab', { name: 'Gatescope' }).click();
        await inTree(workbench);
        await workbench.runCommand('Gatescope: Open Lesson');
      }),
    );
    expect(again).toBe(first);
    expect(await readFile(join(folder, lab), 'utf8')).toBe(mine);
  });

  it('shows the lesson after a start that was broken off before its window opened', async () => {
    const broken = join(scratch, 'broken-off');
    expect(await isUnopened(broken)).toBe(true);
    await fillLessonFolder(broken);
    await showLessonIn(broken);
    expect(await isUnopened(broken)).toBe(true);
    // The extension takes the mark when it has shown the lesson.
    await rm(join(broken, '.gatescope/arriving'));
    expect(await isUnopened(broken)).toBe(false);
  });
});
