import ts from 'typescript';
import type { LabMapPart } from '../../core/source/labMap.ts';
import type { LabText, WiderText } from '../../core/run/labText.ts';
import { jsEnd } from './jsEnd.ts';
import type { LinkedFile } from '../modules/labFiles.ts';

/**
 * What a file needs to show its functions as they were written; `start`: where its text begins in that of its entry.
 */
export function ownText(file: LinkedFile, start: number, { at, total }: LabMapPart['inserted']): LabText {
  const inserted = [...at].flatMap((place, index) => [place - (at[index - 1] ?? 0), (total[index] ?? 0) - (total[index - 1] ?? 0)]);
  return { own: file.source.text, start, inserted, wider: widerTexts(file) };
}

/** `<T>(x: T) => x as T`: types stand at either end, where the engine's text of the function has ended. */
function widerTexts({ tree, script }: LinkedFile): WiderText[] {
  const found: WiderText[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isArrowFunction(node)) {
      const start = node.getStart(tree);
      const jsStart = start + script.slice(start).search(/\S/u);
      const to = jsEnd(node.body);
      if (jsStart > start || to < node.end) found.push([jsStart, to, start, node.end]);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}
