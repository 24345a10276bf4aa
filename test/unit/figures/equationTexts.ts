import type { FigureSpec, Values } from '../../../webview/figures/controls/figureSpec.ts';

/** A figure's equations as text alone, a line each. */
export function equationTexts<Id extends string>(spec: FigureSpec<Id>, values: Values<Id>): string[] {
  const lines = spec.equations?.(values) ?? [];
  return lines.map(line => (typeof line === 'string' ? line : line.map(part => (typeof part === 'string' ? part : part.differs)).join('')));
}
