import ts from 'typescript';

/** The words of a text, one after the other, also of one that does not parse. */
export class TextWords {
  private readonly scanner: ts.Scanner;
  /** For each brace that is open: whether it is one of a text with `${…}` in it. */
  private readonly open: boolean[] = [];

  constructor(text: string) {
    this.scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  }

  /** Whether a value may have ended with the last word: a / behind it divides. */
  private isValue = false;

  /** Where the last word begins. */
  get start(): number {
    return this.scanner.getTokenStart();
  }

  /** Null at the end of the text. */
  next(): string | null {
    let kind = this.scanner.scan();
    const isSlash = kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.SlashEqualsToken;
    if (isSlash && !this.isValue) kind = this.scanner.reScanSlashToken();
    if (kind === ts.SyntaxKind.CloseBraceToken && this.open.pop() === true) {
      kind = this.scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateMiddle) this.open.push(true);
    } else if (kind === ts.SyntaxKind.TemplateHead || kind === ts.SyntaxKind.OpenBraceToken)
      this.open.push(kind === ts.SyntaxKind.TemplateHead);
    this.isValue = endsValue(kind);
    return kind === ts.SyntaxKind.EndOfFileToken ? null : this.scanner.getTokenText();
  }
}

function endsValue(kind: ts.SyntaxKind): boolean {
  switch (kind) {
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PrivateIdentifier:
    case ts.SyntaxKind.CloseParenToken:
    case ts.SyntaxKind.CloseBracketToken:
    case ts.SyntaxKind.CloseBraceToken:
    case ts.SyntaxKind.TemplateTail:
    case ts.SyntaxKind.ThisKeyword:
    case ts.SyntaxKind.SuperKeyword:
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.PlusPlusToken:
    case ts.SyntaxKind.MinusMinusToken:
      return true;
    default:
      return kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastLiteralToken;
  }
}
