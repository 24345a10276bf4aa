/** Equations that are wider than the page scroll; then the keyboard must reach them, and only then. */
export function markScrollable(root: HTMLElement): void {
  for (const equation of root.querySelectorAll<HTMLElement>('.equation')) {
    const isWide = equation.scrollWidth > equation.clientWidth;
    if (isWide === equation.hasAttribute('tabindex')) continue;
    if (isWide) {
      equation.tabIndex = 0;
      equation.setAttribute('role', 'group');
      equation.setAttribute('aria-label', 'Equation, wider than the page');
    } else for (const name of ['tabindex', 'role', 'aria-label']) equation.removeAttribute(name);
  }
}
