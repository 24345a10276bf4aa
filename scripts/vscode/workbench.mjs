// @ts-check
import { areWebviewsUp, hasPageKeys } from './pageFocus.mjs';
import { readBoxes, readMarks } from './readMarks.mjs';

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

  /** Runs a command by the title it has in the palette. @param {string} title the whole title, with its category */
  async runCommand(title) {
    const input = await this.openQuickInput('F1');
    await input.fill(`>${title}`);
    // Its whole title, alone or before its key: that of another command may begin with it.
    const row = this.quickInput().locator(`.monaco-list-row:is([aria-label="${title}"], [aria-label^="${title}, "])`);
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
    await this.type(title);
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title }).waitFor();
    await this.press('Enter');
  }

  /** Opens a file of the workspace by its relative path. @param {string} path */
  async openFile(path) {
    const name = path.split('/').at(-1) ?? path;
    const input = await this.openQuickInput('Control+p');
    // A whole path needs no file search, which may not be ready yet.
    await input.fill(`${this.workspace}/${path}`);
    // The list begins with what was open before, and Enter takes what has the focus in it.
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).first().waitFor();
    await this.press('Enter');
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.editor(name).locator('.view-line').first().waitFor();
  }

  /** Puts the cursor on a line of the file that is shown, and the line on the screen. @param {number} line 1-based */
  async goToLine(line) {
    const input = await this.openQuickInput('Control+g');
    await input.fill(`:${String(line)}`);
    await this.press('Enter');
    await this.quickInput().waitFor({ state: 'hidden' });
  }

  /** Resolves when no webview on the screen is loading, and each that has the focus has given it to its page. */
  async whenWebviewsAreUp() {
    await this.page.waitForFunction(areWebviewsUp);
  }

  /** Presses a key when no page is coming up that would swallow it, or take the focus from what it opens. @param {string} key */
  async press(key) {
    await this.whenWebviewsAreUp();
    await this.page.keyboard.press(key);
  }

  /** As `press`. @param {string} text */
  async type(text) {
    await this.whenWebviewsAreUp();
    await this.page.keyboard.type(text);
  }

  /** As `press`, all at once as text is pasted. @param {string} text */
  async paste(text) {
    await this.whenWebviewsAreUp();
    await this.page.keyboard.insertText(text);
  }

  /**
   * Waits for a page that takes the focus when it opens, until keys go to it. Its tab is there before its webview is: whoever goes on with
   * the tab alone is overtaken by the page. @param {string} title what its first heading holds
   */
  async whenPageHasKeys(title) {
    await this.page.waitForFunction(hasPageKeys, title);
  }

  /** @param {string} key */
  async openQuickInput(key) {
    // One that is still closing would take the new one with it.
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.press(key);
    await this.whenQuickInputHasKeys();
    return this.quickInput().locator('input.input');
  }

  /** Resolves when what is typed goes to the quick input, and no page that is loading takes that from it. */
  async whenQuickInputHasKeys() {
    await this.whenWebviewsAreUp();
    await this.quickInput().locator('input.input:focus').waitFor();
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

  /** Where that stands on the screen, and where the part of the editor ends that can be seen. @param {string} name file name */
  async boxes(name) {
    return this.editor(name).evaluate(readBoxes);
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

  /** The frame of the lab view. Frames are told apart by what is in them: either may come up last. */
  labFrame() {
    return this.page.locator('iframe.webview.ready[src*="purpose=webviewView"]');
  }

  /** Frames of pages in editors: the lesson page, where no other one is open. */
  lessonFrame() {
    return this.page.locator('iframe.webview.ready:not([src*="purpose=webviewView"])');
  }

  /** The document of the lab view: its elements, by locators that wait. */
  labPage() {
    return this.labFrame().contentFrame().frameLocator('iframe#active-frame');
  }

  /** The document of the lesson page, as `labPage`. */
  lessonPage() {
    return this.lessonFrame().last().contentFrame().frameLocator('iframe#active-frame');
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
 * True for what VS Code's own script of a webview throws when a document is put there while the one before is still loading: that one's
 * frame is gone, and the new one comes up none the worse. Every view is put there twice, with its options and with its text, and the picture
 * beside a walkthrough's step is loaded anew, or a page of an extension of its own, as the preview of a note. An error in a page of ours has that page in its stack.
 * @param {string} stack
 */
const isOfOwnWebview = stack => {
  const [said = '', ...places] = stack.split('\n');
  const isOwn = places.length > 0 && places.every(place => place.includes('/webview/browser/pre/index.html?'));
  return isOwn && (said.includes('Found unexpected null') || places.some(place => /&extensionId=(?:vscode\.[\w-]+)?&/.test(place)));
};
