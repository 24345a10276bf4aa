import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const lab = 'lab-1-scalar-lstm.lab.ts';

describe.each(versions)('the lesson page in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    host = await openHost({ version });
  });
  afterAll(() => host.dispose());

  /** The document of the lesson page: the one webview that has a text. */
  const page = () => host.workbench.lessonPage();
  /** The line of the lab in which the editor's cursor is. */
  const cursorLine = async (): Promise<number> => {
    const status = await host.workbench.page.locator('#status\\.editor\\.selection').innerText();
    return Number(/\d+/.exec(status)?.[0]);
  };
  /** In the lab as the lesson has it: what is typed into a copy may be saved at any time. */
  const lineOf = (start: string): number =>
    readFileSync(join(repository, 'labs/lstm-and-gru', lab), 'utf8')
      .split('\n')
      .findIndex(line => line.startsWith(start)) + 1;

  it('opens from a command, with every section, typeset equations and figures that live', async () => {
    await host.workbench.openFile(lab);
    await host.workbench.runCommand('Gatescope: Open Lesson');
    await host.workbench.whenPageHasKeys('LSTM and GRU');
    expect(await page().locator('[data-section]').count()).toBeGreaterThanOrEqual(15);
    expect(await page().locator('.katex-html').count()).toBeGreaterThan(10);
    expect(await page().locator('.live-figure svg path').count()).toBeGreaterThan(10);
    expect(await page().locator('.katex-error').count()).toBe(0);
  });

  it("leads from a symbol to its line in the learner's copy", async () => {
    const symbol = page().locator('button.place[data-place="scalar-lstm#forgetGate"]').first();
    await symbol.focus();
    await symbol.press('Enter');
    await expect.poll(cursorLine).toBe(lineOf('const forgetGate'));
    await page().locator('[data-place="scalar-lstm#forgetGate"].lit').first().waitFor();
  });

  it('follows the line when the lab was edited above it, and lights what the cursor is on', async () => {
    const { workbench } = host;
    await workbench.editor(lab).click();
    await workbench.press('Control+Home');
    await workbench.type('// mine\n// and mine\n');
    const symbol = page().locator('button.place[data-place="scalar-lstm#forgetGate"]').first();
    await expect.poll(() => page().locator('.lit').count()).toBe(0);
    await symbol.focus();
    await symbol.press('Enter');
    await expect.poll(cursorLine).toBe(lineOf('const forgetGate') + 2);
    await page().locator('[data-place="scalar-lstm#forgetGate"].lit').first().waitFor();
  });

  it('lights the symbols of the line that the cursor comes to, and the line of the symbol that has the focus', async () => {
    const { workbench } = host;
    const symbol = (name: string) => page().locator(`button.place[data-place="scalar-lstm#${name}"]`).first();
    await workbench.editor(lab).locator('.view-line').first().click();
    await workbench.press('Control+Home');
    for (let line = 1; line < lineOf('const outputGate') + 2; line++) await workbench.press('ArrowDown');
    await page().locator('[data-place="scalar-lstm#outputGate"].lit').first().waitFor();
    expect(await page().locator('[data-place="scalar-lstm#forgetGate"].lit').count()).toBe(0);
    const litLine = async (): Promise<string> => {
      const editor = workbench.editor(lab);
      const light = await editor.locator('.view-overlays .cdr[class*="ced-"]').first().boundingBox();
      const lines = await editor.locator('.view-line').all();
      for (const line of light ? lines : []) {
        const box = await line.boundingBox();
        if (box && light && Math.abs(box.y - light.y) < 2) return (await line.textContent()) ?? '';
      }
      return '';
    };
    await symbol('inputGate').focus();
    await expect.poll(litLine).toContain('inputGate');
    await symbol('hT').focus();
    await expect.poll(litLine).toContain('hT');
  });

  it('finds words from the palette and by key, and says how many there are', async () => {
    const { workbench } = host;
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.runCommand('Gatescope: Find in Lesson');
    const field = page().getByRole('searchbox', { name: 'Search in the lesson' });
    const whenInField = (): Promise<void> =>
      // Of the frame, too: else what is typed goes elsewhere.
      expect.poll(() => field.evaluate(element => element.matches(':focus'))).toBe(true);
    await whenInField();
    await workbench.type('transformer');
    const count = page().locator('.search-count');
    await count.filter({ hasText: /^1 of [2-9]/ }).waitFor();
    await workbench.press('Enter');
    await count.filter({ hasText: /^2 of / }).waitFor();
    await workbench.press('Escape');
    await field.waitFor({ state: 'hidden' });
    await workbench.press('Control+f');
    await field.waitFor();
    await whenInField();
    await workbench.press('Escape');
    await field.waitFor({ state: 'hidden' });
  });

  it('says what a term means at the term, and leads to the glossary', async () => {
    const term = page().locator('[data-section="objectives"] [data-term="forget-gate"]');
    // A frame that has not the focus tells its elements nothing of theirs.
    await page().locator('[data-section="objectives"] h2').click();
    await term.focus();
    await page().getByRole('tooltip').filter({ hasText: 'how much of the old cell state stays' }).waitFor();
    await term.press('Enter');
    await expect.poll(() => page().locator(':focus').textContent()).toContain('forget gate');
  });

  /** Which block of which section stands at the top of the page, and how far from there, in pixels. */
  const place = (): Promise<{ section: string; block: string; offset: number }> =>
    page()
      .locator('main')
      .evaluate(main => {
        const head = document.querySelector('.sticky')?.getBoundingClientRect().bottom ?? 0;
        const top = [...main.querySelectorAll('h2, [data-block]')].find(one => one.getBoundingClientRect().bottom > head + 1);
        const section = top?.closest('[data-section]')?.getAttribute('data-section') ?? '';
        return { section, block: top?.textContent.slice(0, 60) ?? '', offset: Math.round((top?.getBoundingClientRect().top ?? 0) - head) };
      });

  /** The place once it no longer moves from one frame to the next. */
  const still = async (): Promise<Awaited<ReturnType<typeof place>>> => {
    let [last, same] = [await place(), 0];
    while (same < 20) {
      await host.workbench.nextFrame();
      const now = await place();
      same = JSON.stringify(now) === JSON.stringify(last) ? same + 1 : 0;
      last = now;
    }
    return last;
  };
  /** Waits until the page is back there; places are kept in whole pixels. */
  const whenBackAt = async ({ section, block, offset }: Awaited<ReturnType<typeof place>>): Promise<void> => {
    await host.workbench.whenPageHasKeys('LSTM and GRU');
    const isNear = async (): Promise<unknown> => {
      const now = await place();
      return { ...now, offset: Math.abs(now.offset - offset) <= 2 ? offset : now.offset };
    };
    await expect.poll(isNear).toEqual({ section, block, offset });
  };

  it('is where it was after it was hidden, and after the window was loaded anew', async () => {
    const { workbench } = host;
    await page().getByRole('button', { name: 'Contents', exact: true }).click();
    await page().locator('.contents-link').filter({ hasText: 'Lab 3' }).click();
    await expect.poll(async () => (await place()).section).toBe('lab-3');
    await page()
      .locator('main')
      .evaluate(
        () =>
          new Promise(resolve => {
            document.addEventListener('scrollend', resolve, { once: true });
            scrollBy({ top: 210, behavior: 'instant' });
          }),
      );
    const before = await still();
    expect([before.section, before.offset < 0]).toEqual(['lab-3', true]);

    // Another tab in front of it: VS Code drops the page.
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await expect.poll(() => workbench.lessonFrame().filter({ visible: true }).count()).toBe(0);
    await workbench.runCommand('Gatescope: Open Lesson');
    await whenBackAt(before);

    await workbench.page.reload();
    await workbench.whenReady();
    // A browser may be closed before VS Code has noted which tab was in front.
    await workbench.page.locator('.tab').filter({ hasText: 'LSTM and GRU' }).click();
    await workbench.whenPageHasKeys('LSTM and GRU');
    await workbench.runCommand('Gatescope: Open Lesson');
    await whenBackAt(before);
  });

  it('is waited for by what drives the window: keys are lost in a page that is loading, and it takes the focus from what they open', async () => {
    const { workbench } = host;
    await workbench.runCommand('File: New Untitled Text File');
    await expect.poll(() => workbench.lessonFrame().filter({ visible: true }).count()).toBe(0);
    const inner = /\/fake\.html/;
    let letGo = (): void => undefined;
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    await workbench.page.route(inner, route => held.then(() => route.continue()));
    await workbench.runCommand('Gatescope: Open Lesson');
    await workbench.lessonFrame().last().contentFrame().locator('#pending-frame').waitFor({ state: 'attached' });
    const opened = workbench.openQuickInput('F1');
    for (let frames = 0; frames < 10; frames++) await workbench.nextFrame();
    letGo();
    await opened;
    await workbench.press('Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
    await workbench.page.unroute(inner);
  });

  it('writes a page for printing beside the labs', async () => {
    await page().getByRole('button', { name: 'Print', exact: true }).click();
    const written = (): string | undefined =>
      readdirSync(host.workspace, { recursive: true, encoding: 'utf8' }).find(name => name.endsWith('.html'));
    await expect.poll(written).toBeDefined();
    const text = readFileSync(join(host.workspace, written() ?? ''), 'utf8');
    expect(text).toContain('<math');
    expect(text).toContain('<svg');
    expect(text).not.toContain('<script');
  });

  it('caused no error, no violation of a content policy, and no request to another machine', () => {
    expect(host.workbench.problems).toEqual([]);
    expect(host.workbench.outside).toEqual([]);
  });
});
