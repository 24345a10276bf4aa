import ts from 'typescript';
import { readTypeScript } from './readTypeScript.ts';

const mostNumbers = 2_000;

/** Numbers that stand in a program's own text, in its strings, too: what it has of these it need not have computed. */
export function typedNumbers(text: string): readonly number[] {
  const found = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (found.size >= mostNumbers) return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (ts.isNumericLiteral(node)) found.add(Number(node.text));
    else if (isText) for (const [number] of node.text.matchAll(/\d+(?:\.\d+)?/gu)) found.add(Number(number));
    ts.forEachChild(node, visit);
  };
  visit(readTypeScript(text));
  return [...found];
}
