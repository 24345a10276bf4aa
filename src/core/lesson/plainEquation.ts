import { texAccents, texOperators, texSigns, texStyles, texTexts } from './texSigns.ts';

/** Nobody reads a longer or deeper formula as plain text: of such a one only the marks go. */
const longest = 2000;
const deepest = 20;

/**
 * A formula in TeX as plain text for where nothing is typeset, in PyTorch's way of writing: `h_t`, `c_(t−1)`, `x^2`,
 * `σ(W x + b)`, `a / b`, `√x`. A command that is not known is its name. Takes any text.
 */
export function plainEquation(tex: string): string {
  if (tex.length > longest) return withoutMarks(tex);
  const tokens = tex.match(/\\(?:[A-Za-z]+|[\s\S])|\s+|[^\\]/gu) ?? [];
  let depth = 0;
  for (const token of tokens) {
    if (token === '{') depth++;
    if (depth > deepest) return withoutMarks(tex);
  }
  return new PlainWriter(tokens).all();
}

function withoutMarks(tex: string): string {
  return tex
    .replace(/[\\{}$]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

class PlainWriter {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  all(): string {
    let text = '';
    // A brace without a partner ends no formula.
    while (this.at < this.tokens.length) {
      text += this.until('}', false);
      this.at++;
    }
    return tidy(text);
  }

  /** What stands before `end`, which stays; `isTight` without room around operators, as in an index. */
  private until(end: string, isTight: boolean): string {
    let text = '';
    for (let token = this.tokens[this.at]; token !== undefined && token !== end; token = this.tokens[this.at]) {
      this.at++;
      text = this.append(text, token, isTight);
    }
    return text;
  }

  private append(text: string, token: string, isTight: boolean): string {
    if (token.startsWith('\\')) return this.command(text, token.slice(1), isTight);
    if (token === '{') return text + this.group(isTight);
    if (token === '_' || token === '^') return this.script(text, token);
    if (token === "'") return `${text}′`;
    if (token === '&' || token === '~' || token === '$' || token.trim() === '') return isTight ? text : `${text} `;
    if (/^[-+=<>/*:]$/.test(token)) return operator(text, token === '-' ? '−' : token === '*' ? '∗' : token, isTight);
    return text + token;
  }

  private command(text: string, name: string, isTight: boolean): string {
    if (name === 'frac' || name === 'dfrac' || name === 'tfrac') return this.fraction(text, isTight);
    if (name === 'sqrt') {
      const root = this.option();
      return `${text}${root}√${inBrackets(this.argument(false))}`;
    }
    if (name === 'binom') {
      const from = this.argument(false);
      return `${text}(${from} choose ${this.argument(false)})`;
    }
    if (name === 'stackrel' || name === 'overset' || name === 'underset') {
      const beside = this.argument(true);
      return `${text}${this.argument(isTight)}${name === 'underset' ? '_' : '^'}${inBrackets(beside)}`;
    }
    const accent = Object.hasOwn(texAccents, name) ? texAccents[name] : undefined;
    if (accent !== undefined) return text + accented(this.argument(isTight), accent, name);
    if (texStyles.has(name)) return text + this.argument(isTight);
    if (texTexts.has(name)) return text + this.words();
    if (name === 'begin' || name === 'end') return text + this.environment(name);
    // Marks of places: a lab and a name, or a number, and then what is shown.
    if (name === 'htmlData' || name === 'lab') {
      for (let skipped = 0; skipped < (name === 'lab' ? 2 : 1); skipped++) this.words();
      return text + this.argument(isTight);
    }
    if (/^[A-Za-z]/.test(name)) return this.sign(text, name, isTight);
    if (name === '\\') return `${text.trimEnd()}; `;
    if (name === '!') return text;
    if (name === '|') return `${text}‖`;
    return /^[{}_&%#$]$/.test(name) ? text + name : `${text} `;
  }

  private sign(text: string, name: string, isTight: boolean): string {
    if (Object.hasOwn(texOperators, name)) return operator(text, texOperators[name] ?? '', isTight);
    if (Object.hasOwn(texSigns, name)) {
      // `\left.` draws nothing.
      if ((name === 'left' || name === 'right') && this.tokens[this.at] === '.') this.at++;
      return text + (texSigns[name] ?? '');
    }
    return `${/[\p{L}\p{N})′]$/u.test(text) ? `${text} ` : text}${name}`;
  }

  private script(text: string, mark: string): string {
    const script = this.argument(true);
    if (script === '') return text;
    return text.trimEnd() + (/^′+$/.test(script) ? script : mark + inBrackets(script));
  }

  private fraction(text: string, isTight: boolean): string {
    const over = inBrackets(this.argument(false));
    const under = inBrackets(this.argument(false));
    const fraction = isTight ? `${over}/${under}` : `${over} / ${under}`;
    const next = this.tokens.slice(this.at).find(token => token.trim() !== '');
    const isBeside = /[\p{L}\p{N})]$/u.test(text.trimEnd()) || (next !== undefined && /^(?:[\p{L}\p{N}(^_]|\\[A-Za-z])/u.test(next));
    const isBetween = next !== undefined && Object.hasOwn(texOperators, next.slice(1));
    return text + (isBeside && !isBetween ? `(${fraction})` : fraction);
  }

  /** `\begin{…}` and `\end{…}`: rows are parted by semicolons, and a matrix stands in brackets. */
  private environment(name: string): string {
    const kind = this.words();
    if (kind === 'array' && name === 'begin') this.words();
    if (!kind.endsWith('matrix') && kind !== 'array') return ' ';
    return name === 'begin' ? '[' : ']';
  }

  /** What a command takes: a group, or the next thing. */
  private argument(isTight: boolean): string {
    this.skipSpace();
    const token = this.tokens[this.at];
    if (token === undefined || token === '}') return '';
    this.at++;
    return tidy(token === '_' || token === '^' ? '' : this.append('', token, isTight));
  }

  private option(): string {
    if (this.tokens[this.at] !== '[') return '';
    this.at++;
    const option = this.until(']', true);
    this.at++;
    return option;
  }

  /** The letters between braces, as they are. */
  private words(): string {
    this.skipSpace();
    if (this.tokens[this.at] !== '{') return '';
    let text = '';
    let depth = 0;
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[++this.at]) {
      if (token === '{') depth++;
      else if (token === '}') depth--;
      else text += token === '\\\\' ? ' ' : token.replace('\\', '').replace('$', '');
      if (depth === 0) break;
    }
    this.at++;
    return text;
  }

  private group(isTight: boolean): string {
    const text = this.until('}', isTight);
    this.at++;
    return text;
  }

  private skipSpace(): void {
    while (this.tokens[this.at]?.trim() === '') this.at++;
  }
}

/** Without room before a thing where nothing stands to be parted from it: a minus of a number. */
function operator(text: string, sign: string, isTight: boolean): string {
  if (isTight || sign === ':' || sign === '/') return sign === ':' ? `${text}${sign}` : isTight ? text + sign : `${text} ${sign} `;
  const isSignOfNumber = /^[−+±∓]$/.test(sign) && /(?:^|[([,;=<>≤≥≈→+−·×⊙/])$/.test(text.trimEnd());
  return isSignOfNumber ? text + sign : `${text} ${sign} `;
}

function accented(text: string, accent: string, name: string): string {
  if (/^.$/su.test(text)) return (text + accent).normalize('NFC');
  return text === '' ? '' : `${name}(${text})`;
}

/** In brackets where it is more than one thing. */
function inBrackets(text: string): string {
  if (/^\([^()]*\)$/.test(text)) return text;
  const outside = text.replace(/\([^()]*\)/g, '');
  return /^[−]?[\p{L}\p{N}\p{M}_^.′∞…⊤∗√]*$/u.test(outside) && !/^−./u.test(outside) ? text : `(${text})`;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[([]) | (?=[)\],;])/g, '')
    .trim();
}
