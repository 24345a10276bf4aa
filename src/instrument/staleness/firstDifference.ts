import ts from 'typescript';

/** Where the first word of a file stands that the other has not; its end where all are there. Only words count. */
export function firstDifference(one: ts.SourceFile, other: ts.SourceFile): number {
  const [mine, theirs] = [new Words(one.text), new Words(other.text)];
  for (;;) {
    const [word, expected] = [mine.next(), theirs.next()];
    if (word !== expected || word === null) return mine.start;
  }
}

/** The words of a text, one after the other. */
class Words {
  private readonly scanner: ts.Scanner;
  /** For each brace that is open: whether it is one of a text with `${…}` in it. */
  private readonly open: boolean[] = [];

  constructor(text: string) {
    this.scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  }

  /** Where the last word begins. */
  get start(): number {
    return this.scanner.getTokenStart();
  }

  /** Null at the end of the text. */
  next(): string | null {
    let kind = this.scanner.scan();
    if (kind === ts.SyntaxKind.CloseBraceToken && this.open.pop() === true) {
      kind = this.scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateMiddle) this.open.push(true);
    } else if (kind === ts.SyntaxKind.TemplateHead || kind === ts.SyntaxKind.OpenBraceToken)
      this.open.push(kind === ts.SyntaxKind.TemplateHead);
    return kind === ts.SyntaxKind.EndOfFileToken ? null : this.scanner.getTokenText();
  }
}
