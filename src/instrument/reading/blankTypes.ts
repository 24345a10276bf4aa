import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';

/** A method's `?` right before its `<`. */
const optionalGeneric = /\?\s*(?:<|\/)/u;

/** A file's text with its types blanked out, of equal length; `refuse` is called with what is more than types. */
export function blankTypes(tree: ts.SourceFile, refuse: (node: ts.Node) => void): string {
  const marks = optionalGeneric.test(tree.text) ? takeOptionalMarks(tree) : [];
  let script = blankSourceFile(tree, refuse);
  for (const at of marks) script = `${script.slice(0, at)} ${script.slice(at + 1)}`;
  return script;
}

/**
 * `m?<T>()`: what blanks types would take the `?` and the `<T>` in the wrong order. The marks are taken from the tree,
 * and blanked afterwards.
 */
function takeOptionalMarks(tree: ts.SourceFile): number[] {
  const marks: number[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isMethodDeclaration(node) && node.questionToken && node.typeParameters) {
      marks.push(node.questionToken.getStart(tree));
      (node as { questionToken?: ts.QuestionToken | undefined }).questionToken = undefined;
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return marks;
}
