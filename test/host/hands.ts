import type { Locator } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';

/** What a learner does on the way through a lesson, in one way of doing it. */
export interface Hands {
  openLesson(): Promise<void>;
  /** Moves the lesson page on by a little. */
  readOn(): Promise<void>;
  openLab(title: string, file: string): Promise<void>;
  arrange(): Promise<void>;
  /** Gives the first of the answers that are offered to the question of the lab that is open. */
  answer(first: Locator): Promise<void>;
  /** Answers that question by none. */
  skip(card: Locator): Promise<void>;
  run(file: string): Promise<void>;
  /** Puts the cursor behind the words that a line begins with. */
  goTo(file: string, line: number, words: string): Promise<void>;
  openExercise(title: string, file: string): Promise<void>;
  check(file: string): Promise<void>;
  hint(): Promise<void>;
  note(): Promise<void>;
  /** Goes back to a file that is open behind another one, and has the desk to itself. */
  backTo(file: string): Promise<void>;
}

export interface NamedHands {
  readonly name: string;
  of(workbench: Workbench): Hands;
}

/** Until a file is shown and keys go to it. */
async function whenShown(workbench: Workbench, file: string): Promise<void> {
  await workbench.editor(file).locator('.view-line').first().waitFor();
  await workbench.editor(file).and(workbench.page.locator('.focused')).waitFor();
}

/** Resolves when each open row of a tree has its children below it, or is the last one there is room for. */
function whenUnfolded(tree: Element): Promise<void> {
  const isUnfolded = (): boolean => {
    const rows = [...tree.querySelectorAll('[role="treeitem"]')].sort(
      (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
    );
    const level = (row: Element | undefined): number => Number(row?.getAttribute('aria-level') ?? Infinity);
    return (
      rows.length > 0 && rows.every((row, index) => row.getAttribute('aria-expanded') !== 'true' || level(rows[index + 1]) > level(row))
    );
  };
  return new Promise(resolve => {
    const look = (): void => {
      if (!isUnfolded()) return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(tree, { subtree: true, childList: true, attributes: true });
    look();
  });
}

export const mouse: NamedHands = {
  name: 'mouse',
  of: workbench => {
    const { page } = workbench;
    const tree = page.locator('.pane-body .monaco-list[aria-label="Lessons"]');
    const row = (text: string): Locator => tree.locator('[role="treeitem"]').filter({ hasText: text }).first();
    const showTree = async (): Promise<void> => {
      if (await tree.isVisible()) return;
      await page.locator('.activitybar .action-label[aria-label="Gatescope"]').click();
      await tree.waitFor();
    };
    const group = async (name: string, child: string): Promise<void> => {
      await showTree();
      await row(name).waitFor();
      // A row that still gets its children moves those below it, away from under the pointer.
      await tree.evaluate(whenUnfolded);
      if ((await row(name).getAttribute('aria-expanded')) === 'false') await row(name).click();
      await tree.locator('[role="treeitem"][aria-expanded="true"]').filter({ hasText: name }).first().waitFor();
      await row(child).scrollIntoViewIfNeeded();
    };
    const arrange = (): Promise<void> =>
      page
        .getByRole('toolbar', { name: 'Lab View actions' })
        .getByRole('button', { name: /^Arrange the Desk/ })
        .click();
    return {
      openLesson: async () => {
        await showTree();
        await row('LSTM and GRU').hover();
        await row('LSTM and GRU').getByRole('button', { name: 'Open Lesson' }).click();
      },
      readOn: async () => {
        await workbench.lessonFrame().filter({ visible: true }).hover();
        await page.mouse.wheel(0, 60);
      },
      openLab: async (title, file) => {
        await group('Labs', title);
        await row(title).click();
        await whenShown(workbench, file);
      },
      arrange,
      answer: first => first.click(),
      skip: card => card.getByRole('button', { name: 'Skip' }).click(),
      run: file => workbench.clickCodeLens('Run Lab', file),
      goTo: async (file, _line, words) => {
        const line = workbench.editor(file).locator('.view-line').filter({ hasText: words }).first();
        await line.click();
        await workbench.press('Home');
        await Array.from(words).reduce((before, _letter) => before.then(() => workbench.press('ArrowRight')), Promise.resolve());
      },
      openExercise: async (title, file) => {
        await group('Exercises', title);
        await row(title).click();
        await whenShown(workbench, file);
      },
      check: file => workbench.clickCodeLens('Check', file),
      // The lens of a narrow file may lie below its minimap.
      hint: () => workbench.labPage().getByRole('button', { name: 'Show a Hint' }).click(),
      note: async () => {
        await showTree();
        await row('Evidence').hover();
        await row('Evidence')
          .getByRole('button', { name: /^Make My Note/ })
          .click();
      },
      backTo: async file => {
        await page.locator('.tab').filter({ hasText: file }).first().click();
        await whenShown(workbench, file);
        await arrange();
      },
    };
  },
};

export const keyboard: NamedHands = {
  name: 'keyboard',
  of: workbench => {
    const choose = async (title: string): Promise<void> => {
      await workbench.whenQuickInputHasKeys();
      await workbench.type(title);
      await workbench.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title }).waitFor();
      await workbench.press('Enter');
    };
    const whenFocused = (what: Locator): Promise<void> => what.and(workbench.labPage().locator(':focus')).waitFor();
    const chord = async (key: string): Promise<void> => {
      await workbench.press('Control+Alt+K');
      await workbench.press(key);
    };
    return {
      openLesson: () => workbench.typeCommand('Gatescope: Open Lesson'),
      readOn: () => workbench.press('ArrowDown'),
      openLab: async (title, file) => {
        await workbench.typeCommand('Gatescope: Open Lab');
        await choose(title);
        await whenShown(workbench, file);
      },
      arrange: () => chord('d'),
      answer: async first => {
        await workbench.press('Control+Alt+p');
        await whenFocused(first);
        await workbench.press('Enter');
      },
      skip: async card => {
        await workbench.press('Control+Alt+p');
        const parts = await card.locator('.question-answers').locator('input, button').all();
        for (const [at, part] of parts.entries()) {
          if (at > 0) await workbench.press('Tab');
          await whenFocused(part);
        }
        await workbench.press('Enter');
      },
      run: () => workbench.press('Control+Alt+Enter'),
      goTo: async (file, line, words) => {
        await workbench.typeCommand('View: Focus First Editor Group');
        await whenShown(workbench, file);
        const input = await workbench.openQuickInput('Control+g');
        await input.fill(`:${String(line)}:${String(words.length + 1)}`);
        await workbench.press('Enter');
        await workbench.quickInput().waitFor({ state: 'hidden' });
      },
      openExercise: async (title, file) => {
        await workbench.typeCommand('Gatescope: Open Exercise');
        await choose(title);
        await whenShown(workbench, file);
      },
      check: () => chord('c'),
      hint: () => chord('h'),
      note: () => workbench.typeCommand('Gatescope: Make My Note'),
      backTo: async file => {
        await workbench.openQuickInput('Control+p');
        await choose(file);
        await whenShown(workbench, file);
      },
    };
  },
};
