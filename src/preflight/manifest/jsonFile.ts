import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { positionAt, type Finding } from '../base/finding.ts';

type Path = readonly PropertyKey[];

const wordsOf: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value; texts stand in "double quotes"',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in "double quotes" is missing here; no comma stands before a closing bracket',
  ValueExpected: 'a value is missing here; no comma stands before a closing bracket',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: "a closing '}' is missing here",
  CloseBracketExpected: "a closing ']' is missing here",
  EndOfFileExpected: 'the file should have ended before this',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the closing quote of this text is missing',
  UnexpectedEndOfNumber: 'this number is cut off',
  InvalidUnicode: 'this \\u sequence is no character',
  InvalidEscapeCharacter: 'this backslash begins nothing that JSON knows; write two of them for one',
  InvalidCharacter: 'a text cannot hold this character; write \\n for a line break, \\t for a tab',
};

/** One file of JSON, with the places of everything in it. */
export class JsonFile {
  /** Where it breaks, and keys that stand twice. */
  readonly findings: readonly Finding[];
  private readonly text: string;
  private readonly root: Node | undefined;

  constructor(file: string, text: string) {
    this.text = text;
    const errors: ParseError[] = [];
    this.root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    const [broken] = errors;
    const tell = (offset: number, message: string): Finding => ({ file, ...positionAt(text, offset), message });
    if (!broken) this.findings = this.root ? doubledKeys(this.root, tell) : [];
    else {
      // What comes after the first follows from it.
      const words = wordsOf[printParseErrorCode(broken.error)] ?? 'it breaks here';
      this.findings = [tell(broken.offset, `This is not valid JSON: ${words}.`)];
    }
  }

  /** Where a value begins, or its key; of what is not there, where the object begins that lacks it. */
  placeOf(path: Path, part: 'key' | 'value' = 'value'): Pick<Finding, 'line' | 'column'> {
    const node = this.nodeAt(path);
    if (node) return positionAt(this.text, part === 'key' && node.parent?.type === 'property' ? node.parent.offset : node.offset);
    return path.length === 0 ? { line: 1, column: 1 } : this.placeOf(path.slice(0, -1));
  }

  /** Where `needle` stands in the text at `path`, as it is written there; else where the text begins. */
  placeIn(path: Path, needle: string | null): Pick<Finding, 'line' | 'column'> {
    const node = this.nodeAt(path);
    if (!node || needle === null) return this.placeOf(path);
    const written = this.text.slice(node.offset, node.offset + node.length);
    const at = written.indexOf(JSON.stringify(needle).slice(1, -1));
    return positionAt(this.text, node.offset + Math.max(at, 0));
  }

  /** What stands under `id` at the top, even in a file that breaks later. */
  get id(): string | null {
    const value = this.nodeAt(['id'])?.value as unknown;
    return typeof value === 'string' ? value : null;
  }

  private nodeAt(path: Path): Node | undefined {
    return (
      this.root &&
      findNodeAtLocation(
        this.root,
        path.map(part => (typeof part === 'symbol' ? String(part) : part)),
      )
    );
  }
}

/** `JSON.parse` takes the last one and says nothing. */
function doubledKeys(root: Node, tell: (offset: number, message: string) => Finding): Finding[] {
  const found: Finding[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const seen = new Set<unknown>();
    for (const child of node.children ?? []) {
      open.push(child);
      const [key] = child.children ?? [];
      if (node.type !== 'object' || !key) continue;
      if (seen.has(key.value))
        found.push(tell(key.offset, `The key '${String(key.value)}' stands twice in one object: only the last one counts.`));
      seen.add(key.value);
    }
  }
  return found;
}
