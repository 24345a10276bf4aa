import ts from 'typescript';

/**
 * Visits a tree in the order of its text, each node before what is in it; where `visit` says false, not what is in it.
 * No recursion: sums of thousands of terms lean to the left.
 */
export function eachNode(root: ts.Node, visit: (node: ts.Node) => boolean): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!visit(node)) continue;
    const children: ts.Node[] = [];
    ts.forEachChild(node, child => void children.push(child));
    for (const child of children.reverse()) open.push(child);
  }
}
