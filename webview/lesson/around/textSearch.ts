/**
 * Text that is drawn, but not to be read as text: equations (also their hidden twin), pictures, what only screen
 * readers hear.
 */
const passedOver = '.katex, svg, .visually-hidden, [hidden]';
/** Words are searched within these; a match does not reach from one into the next. */
const blockEnds = 'p, li, td, th, dt, dd, h1, h2, h3, h4, pre, summary, figcaption, caption, legend, label';
const most = 1_000;

interface Piece {
  readonly node: Text;
  /** Where it begins in the searched text. */
  readonly start: number;
}

/**
 * Every place in `root` that has these words, in reading order; at most 1,000. Case and width of gaps do not matter.
 */
export function findText(root: Node, words: string): Range[] {
  const wanted = words.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
  if (wanted === '') return [];
  const { text, pieces } = searchedText(root);
  const found: Range[] = [];
  for (let at = text.indexOf(wanted); at !== -1 && found.length < most; at = text.indexOf(wanted, at + wanted.length)) {
    const range = rangeOf(pieces, at, at + wanted.length);
    if (range) found.push(range);
  }
  return found;
}

/** One string for all text nodes; each character of it is one of theirs, so places can be found again. */
function searchedText(root: Node): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(passedOver)) continue;
    const own = parent.closest(blockEnds);
    if (own !== block) text += '\n';
    block = own;
    pieces.push({ node, start: text.length });
    // One by one: some letters become two when they are made small.
    text += Array.from(node.data, letter => (/\s/u.test(letter) ? ' '.repeat(letter.length) : small(letter))).join('');
  }
  return { text, pieces };
}

function small(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

function rangeOf(pieces: readonly Piece[], from: number, to: number): Range | null {
  const first = pieceAt(pieces, from);
  const last = pieceAt(pieces, to - 1);
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, to - last.start);
  return range;
}

function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
