/** How VS Code draws an editor: its settings, as they hold there. */
export interface EditorLook {
  readonly fontSize: number;
  readonly letterSpacing: number;
  /** 0 lets VS Code choose; below 8 it is a multiple of the font size. */
  readonly lineHeight: number;
  readonly hasLineNumbers: boolean;
  readonly hasGlyphMargin: boolean;
  readonly hasFolding: boolean;
  readonly decorationsWidth: number;
  readonly scrollbarWidth: number;
  /** Columns the minimap shows at most; 0 where there is none. */
  readonly minimapColumns: number;
  readonly minimapScale: number;
}

/**
 * The width of a letter, for a font of size 1. Fonts for code have 0.5 to 0.62; which one is drawn is not told, so the
 * widest that is usual is assumed.
 */
const letterWidth = 0.6177;
/** The line's height, for a font of size 1: 1.35, on macOS 1.5. */
const usualLineHeight = 1.5;
const leastNumberDigits = 3;
const foldingWidth = 16;
const minimapEdge = 8;
const contentEdge = 2;

/**
 * How many columns of code can be seen in an editor `width` pixels wide, left of its minimap and scrollbar. Counted as
 * VS Code lays an editor out (`EditorLayoutInfoComputer`), at one device pixel a pixel.
 */
export function editorColumns(width: number, lineCount: number, look: EditorLook): number {
  const letter = look.fontSize * letterWidth + look.letterSpacing;
  const digits = Math.max(leastNumberDigits, String(lineCount).length);
  const numbers = look.hasLineNumbers ? Math.round(digits * letter) : 0;
  const glyphs = look.hasGlyphMargin ? heightOf(look) : 0;
  const decorations = look.decorationsWidth + (look.hasFolding ? foldingWidth : 0);
  const rest = width - numbers - glyphs - decorations;
  const forCode = rest - look.scrollbarWidth - contentEdge;
  const scale = look.minimapScale;
  const inProportion = Math.max(0, Math.floor((forCode * scale) / (letter + scale))) + minimapEdge;
  const minimap = look.minimapColumns === 0 ? 0 : Math.min(look.minimapColumns * scale, inProportion);
  return Math.max(0, Math.floor((forCode - minimap) / letter));
}

function heightOf({ fontSize, lineHeight }: EditorLook): number {
  if (lineHeight === 0) return Math.round(fontSize * usualLineHeight);
  return Math.round(lineHeight < 8 ? fontSize * lineHeight : lineHeight);
}
