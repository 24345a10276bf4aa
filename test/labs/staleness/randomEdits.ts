import type { Dice } from '../fuzz/dice.ts';

/** A text before and after an edit. */
interface Edit {
  readonly name: string;
  readonly edit: (text: string, dice: Dice) => string;
}

const number = /(?<![\w.])\d+(?:\.\d+)?(?![\w.])/gu;
const swaps: readonly (readonly [string, string])[] = [
  ...([
    [' + ', ' - '],
    [' - ', ' * '],
    [' * ', ' + '],
    [' / ', ' * '],
    [' < ', ' <= '],
    [' <= ', ' < '],
    [' > ', ' < '],
  ] as const),
  ...([
    ['tanh(', 'sigmoid('],
    ['sigmoid(', 'tanh('],
    ['.add(', '.sub('],
    ['.mul(', '.add('],
    ['.eq(', '.ne('],
    ['.mean(', '.sum('],
  ] as const),
  ...([
    ['true', 'false'],
    ['false', 'true'],
    ['===', '!=='],
    ['randn', 'rand'],
    ['zeros', 'ones'],
    ['const ', 'let '],
    ['GRU', 'LSTM'],
  ] as const),
];

/** Lines that can be put in anywhere; NAME is one of the program's own. */
const insertions: readonly string[] = [
  ...[
    'manualSeed(2);',
    'randn(2);',
    'rand(1).item();',
    "throw new Error('here');",
    '{ const inner = 1; }',
    'return;',
    'break;',
    'continue;',
  ],
  ...[
    'NAME = 2;',
    'NAME.push(1);',
    'NAME.length = 0;',
    'print(NAME);',
    'NAME.x = 5;',
    'NAME[0] = 7;',
    'NAME++;',
    'NAME.reverse();',
    'NAME();',
  ],
  ...[
    'NAME.step();',
    'NAME.zeroGrad();',
    'NAME.backward();',
    'NAME.forward(NAME);',
    'const NAME = 3;',
    'let NAME;',
    'function NAME() { return 1; }',
  ],
  ...[
    'const fresh = NAME;',
    'if (NAME) NAME = NAME;',
    'for (const each of NAME) NAME = each;',
    'NAME.requiresGrad = true;',
    'NAME = NAME;',
  ],
  ...['const Math = { floor: (x: number) => x };', '// a remark', '', 'const { length } = NAME;', '[NAME] = [NAME];', 'NAME.eval();'],
];

const edits: readonly Edit[] = [
  {
    name: 'another number',
    edit: (text, dice) =>
      replaceOne(text, number, dice, found => dice.oneOf([String(Number(found) + 1), String(Number(found) * 2), '0', '0.5', '1'])),
  },
  {
    name: 'another operator or name',
    edit: (text, dice) => {
      const [from, to] = dice.oneOf(swaps.filter(([each]) => text.includes(each)));
      return replaceOne(text, new RegExp(from.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'gu'), dice, () => to);
    },
  },
  {
    name: 'two lines swapped',
    edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 2, ...lines.slice(at, at + 2).reverse())),
  },
  { name: 'a line taken out', edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 1)) },
  { name: 'a line twice', edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 0, lines[at] ?? '')) },
  {
    name: 'a line moved',
    edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(dice.whole(0, lines.length), 0, ...lines.splice(at, 1))),
  },
  { name: 'a line put in', edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 0, insertion(text, dice))) },
  { name: 'another line put in', edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 0, insertion(text, dice))) },
  {
    name: 'a name in one place',
    edit: (text, dice) => replaceOne(text, /(?<=\w )[A-Za-z_]\w*(?= [=+*-])/gu, dice, () => nameIn(text, dice)),
  },
  {
    name: 'a use of another name',
    edit: (text, dice) => replaceOne(text, new RegExp(`\\b${nameIn(text, dice)}\\b`, 'gu'), dice, () => nameIn(text, dice)),
  },
  { name: 'a name everywhere', edit: (text, dice) => text.replace(new RegExp(`\\b${nameIn(text, dice)}\\b`, 'gu'), 'renamed') },
  {
    name: 'lines in an if',
    edit: (text, dice) =>
      inLines(text, dice, (lines, at) => {
        const count = dice.whole(1, 3);
        return lines.splice(at, count, `if (${dice.oneOf(['true', 'false', '1 < 2'])}) {`, ...lines.slice(at, at + count), '}');
      }),
  },
  { name: 'a remark', edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 1, `${lines[at] ?? ''} // remark`)) },
  {
    name: 'layout',
    edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 1, `  ${(lines[at] ?? '').replaceAll(', ', ',  ')}`, '')),
  },
  {
    name: 'half a line',
    edit: (text, dice) => inLines(text, dice, (lines, at) => lines.splice(at, 1, (lines[at] ?? '').slice(0, dice.whole(0, 30)))),
  },
];

/** An edited text, and what was done to it. Never the text itself. */
export function editAtRandom(text: string, dice: Dice): { readonly text: string; readonly done: string } {
  for (;;) {
    const chosen = Array.from({ length: dice.oneOf([1, 1, 1, 2, 3]) }, () => dice.oneOf(edits));
    const edited = chosen.reduce((now, { edit }) => edit(now, dice), text);
    if (edited !== text) return { text: edited, done: chosen.map(({ name }) => name).join(', ') };
  }
}

function replaceOne(text: string, pattern: RegExp, dice: Dice, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)].filter(({ index }) => !isImport(text, index));
  if (found.length === 0) return text;
  const { 0: old, index } = dice.oneOf(found);
  return text.slice(0, index) + by(old) + text.slice(index + old.length);
}

function isImport(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at) + 1).startsWith('import');
}

function inLines(text: string, dice: Dice, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split('\n');
  change(lines, dice.whole(0, lines.length - 1));
  return lines.join('\n');
}

function insertion(text: string, dice: Dice): string {
  return dice.oneOf(insertions).replaceAll('NAME', () => nameIn(text, dice));
}

function nameIn(text: string, dice: Dice): string {
  const names = [...text.matchAll(/\b(?:const|let|function|class|for \(const) \[?(\w+)/gu)].map(([, name = '']) => name);
  return dice.oneOf(names.length > 0 ? names : ['unknown']);
}
