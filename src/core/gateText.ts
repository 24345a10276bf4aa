import { numberText } from './numberText.ts';

const cells = 10;

/** How open a gate is, in five bands. */
const bands: readonly { readonly below: number; readonly word: string }[] = [
  { below: 0.05, word: 'none' },
  { below: 0.35, word: 'little' },
  { below: 0.65, word: 'half' },
  { below: 0.95, word: 'most' },
  { below: Infinity, word: 'all' },
];

/** What a gate of this name does with that much: `keeps most`, `takes half of the new`. */
const actions: readonly { readonly names: readonly string[]; readonly letter: string; readonly verb: string; readonly object: string }[] = [
  { names: ['forget', 'keep'], letter: 'f', verb: 'keeps', object: '' },
  { names: ['input', 'write'], letter: 'i', verb: 'writes', object: '' },
  { names: ['output', 'show'], letter: 'o', verb: 'shows', object: '' },
  { names: ['update'], letter: 'z', verb: 'takes', object: ' of the new' },
  { names: ['reset'], letter: 'r', verb: 'uses', object: ' of the old' },
];

const otherAction = { verb: 'lets', object: ' through' };

/** A bar of ten cells: `███████░░░`. */
export function gateBar(value: number): string {
  const full = Math.round(Math.min(1, Math.max(0, value)) * cells);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

/** What a gate with this value does, by its variable's name. */
export function gateWords(name: string, value: number): string {
  const { verb, object } = actionOf(name);
  const band = bands.find(({ below }) => value < below);
  return `${verb} ${band?.word ?? 'all'}${object}`;
}

/** What a gate inside a module does: PyTorch's names, with PyTorch's meanings. */
export function moduleGateWords(name: string, value: number): string {
  return gateWords(name.startsWith('update') ? 'keep' : name, value);
}

/** `0.7311 ███████░░░ keeps most`. */
export function gateText(name: string, value: number): string {
  return `${numberText(value)} ${gateBar(value)} ${gateWords(name, value)}`;
}

function actionOf(name: string): { readonly verb: string; readonly object: string } {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter(word => word !== '' && word !== 'this');
  const byName = actions.find(({ names }) => words.some(word => names.some(known => word.startsWith(known))));
  if (byName) return byName;
  // The letters of the formulas: f_t, z, r_gate.
  const [letter, index, ...more] = words;
  const isFormula = more.length === 0 && (index === undefined || index === 't' || index === 'gate');
  return (isFormula ? actions.find(action => action.letter === letter) : undefined) ?? otherAction;
}
