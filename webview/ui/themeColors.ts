import type { Disposes } from '../../src/core/base/disposable.ts';

/** VS Code's colours for what is painted on a canvas; everything else uses the variables in CSS. */
export class ThemeColors implements Disposes {
  private readonly observer: MutationObserver;
  private readonly forced = matchMedia('(forced-colors: active)');
  private readonly onDidChange: () => void;

  /** Calls `onDidChange` after every change of theme. */
  constructor(onDidChange: () => void) {
    this.onDidChange = onDidChange;
    this.observer = new MutationObserver(onDidChange);
    // VS Code changes the variables on <html> and the kind and name of the theme on <body>.
    this.observer.observe(document.documentElement, { attributeFilter: ['style'] });
    this.observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    this.forced.addEventListener('change', onDidChange);
  }

  /** The first of `--vscode-…` variables that the theme sets; high-contrast themes leave many out. */
  read(...names: readonly string[]): string {
    if (this.forced.matches) return 'CanvasText';
    const styles = getComputedStyle(document.body);
    for (const name of names) {
      const value = styles.getPropertyValue(`--vscode-${name}`).trim();
      if (value) return value;
    }
    return styles.color;
  }

  /** The theme's foreground, thinned out: what themes have for lines is in some of them as good as their background. */
  readFaint(): string {
    return this.forced.matches ? 'CanvasText' : `color-mix(in srgb, ${this.read('foreground')} 20%, transparent)`;
  }

  dispose(): void {
    this.observer.disconnect();
    this.forced.removeEventListener('change', this.onDidChange);
  }
}
