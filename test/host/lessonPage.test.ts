import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const page = () => host.workbench.webview();
  /** The line of the lab in which the editor's cursor is. */
  const cursorLine = async (): Promise<number> => {
    const status = await host.workbench.page.locator('#status\\.editor\\.selection').innerText();
    return Number(/\d+/.exec(status)?.[0]);
  };
  const lineOf = (start: string): number =>
    readFileSync(join(host.workspace, lab), 'utf8')
      .split('\n')
      .findIndex(line => line.startsWith(start)) + 1;

  it('opens from a command, with every section, typeset equations and figures that live', async () => {
    await host.workbench.openFile(lab);
    await host.workbench.runCommand('Gatescope: Open Lesson');
    await page().locator('h1').filter({ hasText: 'LSTM and GRU' }).waitFor();
    expect(await page().locator('[data-section]').count()).toBeGreaterThanOrEqual(15);
    expect(await page().locator('.katex-html').count()).toBeGreaterThan(10);
    expect(await page().locator('.live-figure svg path').count()).toBeGreaterThan(10);
    expect(await page().locator('.katex-error').count()).toBe(0);
  });

  it("leads from a symbol to its line in the learner's copy", async () => {
    const symbol = page().locator('button.place[data-place="scalar-lstm#forgetGate"]').first();
    await symbol.focus();
    await symbol.press('Enter');
    await expect.poll(cursorLine, { timeout: 20_000 }).toBe(lineOf('const forgetGate'));
    await page().locator('[data-place="scalar-lstm#forgetGate"].lit').first().waitFor();
  });

  it('follows the line when the lab was edited above it, and lights what the cursor is on', async () => {
    const { workbench } = host;
    await workbench.editor(lab).click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('// mine\n// and mine\n');
    const symbol = page().locator('button.place[data-place="scalar-lstm#forgetGate"]').first();
    await expect.poll(() => page().locator('.lit').count()).toBe(0);
    await symbol.focus();
    await symbol.press('Enter');
    await expect.poll(cursorLine, { timeout: 20_000 }).toBe(lineOf('const forgetGate') + 2);
    await page().locator('[data-place="scalar-lstm#forgetGate"].lit').first().waitFor();
  });

  it('writes a page for printing beside the labs', async () => {
    await page().getByRole('button', { name: 'Print', exact: true }).click();
    const written = (): string | undefined =>
      readdirSync(host.workspace, { recursive: true, encoding: 'utf8' }).find(name => name.endsWith('.html'));
    await expect.poll(written, { timeout: 20_000 }).toBeDefined();
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
