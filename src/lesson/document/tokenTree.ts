import type { Token } from 'markdown-it/index.mjs';

/** A token with what stands between it and its closing one. */
export interface TokenTree {
  readonly token: Token;
  readonly children: TokenTree[];
}

/** The flat list as a tree, at most `deepest` levels deep: what lies deeper is kept, without what it lies in. */
export function treeOf(tokens: readonly Token[], deepest: number): TokenTree[] {
  const roots: TokenTree[] = [];
  // Null stands for a token that lies too deep to be opened.
  const open: (TokenTree | null)[] = [];
  let children = roots;
  const enter = (): void => {
    children = open.findLast(one => one !== null)?.children ?? roots;
  };
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      enter();
      continue;
    }
    const nested: TokenTree = { token, children: [] };
    const isOpened = open.length < deepest;
    if (isOpened || token.nesting === 0) children.push(nested);
    if (token.nesting === 0) continue;
    open.push(isOpened ? nested : null);
    enter();
  }
  return roots;
}
