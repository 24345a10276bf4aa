import ts from 'typescript';

/** The words of a text, one after the other, also of one that does not parse. */
export class TextWords {
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
