import type { LabModel } from './labModel.ts';
import type { LabViewMemory } from './savedView.ts';

/** Keeps where page and output were scrolled to, and scrolls there once `draw` has something to show. */
export function keepScroll(model: LabModel, memory: LabViewMemory, output: HTMLElement, draw: () => void): void {
  document.addEventListener('scrollend', () => {
    memory.keep({ pageScroll: window.scrollY });
  });
  output.addEventListener('scrollend', () => {
    memory.keep({ outputScroll: output.scrollTop });
  });
  const { pageScroll, outputScroll } = memory.read();
  const restore = model.onDidChange(() => {
    if (!model.value.view) return;
    restore.dispose();
    // After the first lab has been drawn: before that there is nothing to scroll.
    requestAnimationFrame(() => {
      draw();
      window.scrollTo({ top: pageScroll });
      output.scrollTop = outputScroll;
    });
  });
}
