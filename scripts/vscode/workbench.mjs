// @ts-check
import { readMarks } from './readMarks.mjs';

/**
 * One VS Code window, driven as a user drives it: keyboard, mouse and what stands on the screen.
 * Nothing here sleeps; every step waits for what it causes.
 */
export class Workbench {
  /** Addresses outside this machine that the window asked for (and did not get). @type {string[]} */
  outside = [];
  /** Uncaught errors and content policy violations of the window and all its frames. @type {string[]} */
  problems = [];

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} workspace absolute path of the folder it shows
   * @param {() => Promise<void>} close
   */
  constructor(page, workspace, close) {
    this.page = page;
    this.workspace = workspace;
    this.dispose = close;
    page.on('pageerror', error => {
      const text = error.stack ?? error.message;
      if (!isOfOwnWebview(text)) this.problems.push(text);
    });
    page.on('console', message => {
      const text = message.text();
      if (text.startsWith('[gatescope-watch]') || /^(Uncaught|Unhandled)/.test(text)) this.problems.push(text);
      else if (message.type() === 'error') void this.noteOwn(message);
    });
  }

  /** Keeps an error that the extension has let out: VS Code writes it there, in some releases without its stack. @param {import('playwright-core').ConsoleMessage} message */
  async noteOwn(message) {
    // The page may be gone before it is asked.
    const stacks = message.args().map(arg => arg.evaluate(value => (value instanceof Error ? value.stack : '')).catch(() => ''));
    const text = [message.text(), ...(await Promise.all(stacks))].join('\n');
    if (text.includes('dist/extension.cjs')) this.problems.push(text);
  }

  /** Resolves when the window shows its parts and its status bar is filled. @param {boolean} [isEmpty] without a folder */
  async whenReady(isEmpty = false) {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
    if (isEmpty) return;
    await this.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Runs a command by the title it has in the palette. @param {string} title */
  async runCommand(title) {
    const input = await this.openQuickInput('F1');
    await input.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor();
    await row.click();
    // The command may open a quick input of its own, so that the widget stays; the words typed here never do.
    await this.page.waitForFunction(typed => {
      const field = document.querySelector('.quick-input-widget input.input');
      return !(field instanceof HTMLInputElement) || !field.checkVisibility() || field.value !== typed;
    }, `>${title}`);
  }

  /** As `runCommand`, by keyboard alone. @param {string} title the whole title, with its category */
  async typeCommand(title) {
    await this.openQuickInput('F1');
    await this.page.keyboard.type(title);
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its relative path. @param {string} path */
  async openFile(path) {
    const name = path.split('/').at(-1) ?? path;
    const input = await this.openQuickInput('Control+p');
    // A whole path needs no file search, which may not be ready yet.
    await input.fill(`${this.workspace}/${path}`);
    // The list begins with what was open before, and Enter takes what has the focus in it.
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.editor(name).locator('.view-line').first().waitFor();
  }

  /** @param {string} key */
  async openQuickInput(key) {
    // One that is still closing would take the new one with it.
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.page.keyboard.press(key);
    const input = this.quickInput().locator('input.input');
    await this.quickInput().locator('input.input:focus').waitFor();
    return input;
  }

  quickInput() {
    return this.page.locator('.quick-input-widget');
  }

  /** The editor that shows a file. @param {string} name */
  editor(name) {
    return this.page
      .locator(`.editor-instance:has(.monaco-editor[data-uri$="${encodeURI(name)}"])`)
      .locator('.monaco-editor')
      .first();
  }

  /**
   * A lens by its words, as `Run Lab`.
   * @param {string} title
   * @param {string} [name] of the file it stands in, where more than one may be on the screen
   */
  codeLens(title, name) {
    const place = name === undefined ? this.page : this.editor(name);
    return place.locator('.codelens-decoration a').filter({ hasText: title }).first();
  }

  /**
   * Waits for a lens and clicks it.
   * @param {string} title
   * @param {string} [name] as for `codeLens`
   */
  async clickCodeLens(title, name) {
    await this.codeLens(title, name).click();
  }

  /**
   * What is painted after each line on the screen, exactly as the learner reads it.
   * @param {string} name file name
   * @returns {Promise<Map<number, string>>} by 1-based line; lines with nothing after them are absent
   */
  async marks(name) {
    return new Map(await this.editor(name).evaluate(readMarks));
  }

  /**
   * Waits until what is painted fulfils `isDone`, looking after every frame the browser draws.
   * @param {string} name file name
   * @param {(marks: Map<number, string>) => boolean} isDone
   * @param {number} [timeout] milliseconds
   */
  async whenMarks(name, isDone, timeout = 180_000) {
    const end = Date.now() + timeout;
    for (;;) {
      const marks = await this.marks(name);
      if (isDone(marks)) return marks;
      if (Date.now() > end) {
        throw new Error(
          `The awaited values were not painted. There is:\n${[...marks].map(String).join('\n')}\nOn the screen: ${await this.onScreen()}`,
        );
      }
      await this.nextFrame();
    }
  }

  /** What stands on the screen besides text of files, for whoever wonders why a test failed. */
  async onScreen() {
    const places = [
      '.tab.active',
      '.codelens-decoration',
      '.statusbar-item',
      '.notification-list-item-message',
      '.quick-input-widget:visible',
    ];
    const texts = await Promise.all(
      places.map(async place => `${place}: ${(await this.page.locator(place).allTextContents()).join(' | ')}`),
    );
    return texts.join('\n');
  }

  /** Resolves when the browser has drawn once more. */
  async nextFrame() {
    await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)));
  }

  /** The document of the webview that is on the screen: its elements, by locators that wait. */
  webview() {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
  }

  /** Waits for a notification with this text, and opens the list of notifications to read it. @param {string} text */
  async whenNotified(text) {
    // Newer releases show none by themselves while the test driver is on; the bell tells of them.
    await this.page.locator('.codicon-bell-dot, .notifications-toasts .notification-toast').first().waitFor();
    await this.runCommand('Notifications: Show Notifications');
    await this.page.locator('.notifications-center').getByText(text).first().waitFor();
  }

  /** Chooses a colour theme by its label. @param {string} label */
  async switchTheme(label) {
    await this.runCommand('Preferences: Color Theme');
    const input = this.quickInput().locator('input.input');
    await input.fill(label);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
    await this.quickInput().waitFor({ state: 'hidden' });
  }

  /** @param {string} path PNG to write */
  async screenshot(path) {
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
}

/**
 * True for an error in a webview of VS Code itself, as the picture beside a walkthrough's step: its frame names no extension. VS Code
 * loads that one anew while it is loading, and its own script then complains.
 * @param {string} stack
 */
const isOfOwnWebview = stack => /\/webview\/browser\/pre\/index\.html\?\S*&extensionId=&/.test(stack);
