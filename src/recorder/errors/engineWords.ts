import * as tf from '@tensorflow/tfjs';
import type { SaidWords, ThrownMistake } from '../../core/run/thrownMistake.ts';
import * as gatescope from '../../torch/index.ts';
import { pythonNames, pythonMethods } from '../../torch/inside.ts';
import { nearestName } from '../base/nearestName.ts';
import { call, plain } from '../base/primordials.ts';

type Names = Readonly<Record<string, unknown>>;
type Part = (at: number) => string;

const { exec, test } = RegExp.prototype;
const { getOwnPropertyDescriptor, getOwnPropertyNames, hasOwn, keys } = Object;
const { nn, optim } = gatescope;
const spaces: Readonly<Record<string, Names>> = { nn, optim, 'nn.utils': nn.utils };

/** Names of Python's for which one word of JavaScript stands, wherever they are. */
const namesInstead: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  self: 'this',
  math: 'Math',
  str: 'String',
};

/** The same of methods: of lists and texts, which nothing else has under these names. */
const methodsInstead: Readonly<Record<string, string>> = {
  append: 'x.push(…)',
  upper: 'x.toUpperCase()',
  lower: 'x.toLowerCase()',
  strip: 'x.trim()',
  startswith: 'x.startsWith(…)',
  endswith: 'x.endsWith(…)',
};

/** What is called of modules, optimizers and losses. Theirs are no plain methods, to see who has replaced one. */
const methodsOfModules = ['forward', 'parameters', 'namedParameters', 'zeroGrad', 'train', 'eval', 'step'];
/** The same, and what is called of tensors, lists and texts. */
const methods: readonly string[] = [
  ...methodsOfModules,
  ...[tf.Tensor, Array, String].flatMap(({ prototype }) =>
    getOwnPropertyNames(prototype).filter(name => /^[a-z]\w{2,}$/iu.test(name) && name !== 'constructor' && isMethod(prototype, name)),
  ),
];

/** The library's names by PyTorch's spelling of them. */
const camelCased: Readonly<Record<string, string>> = Object.fromEntries(
  keys(gatescope).map(name => [name.replaceAll(/[A-Z]/gu, letter => `_${letter.toLowerCase()}`), name]),
);

/**
 * What the engine says of code that is thought in Python, and the sentence for it; null where it is something else
 * after all. The first that fits is taken.
 */
const sentences: readonly (readonly [
  says: RegExp,
  sentence: (part: Part) => string | null,
  mistake?: (part: Part) => ThrownMistake | null,
])[] = [
  [
    /^Cannot access '(.+)' before initialization$/u,
    part => `${part(1)} is used here before the line that makes it has run: put that line further up.`,
  ],
  [
    /^Maximum call stack size exceeded$/u,
    () => 'Too many calls stand inside each other: a function calls itself without an end, or too often. Look at what ends it.',
  ],
  [/^([\w$]+) is not defined$/u, part => undefinedName(part(1)), part => undefinedMistake(part(1))],
  [
    /^(.+)\.(size|shape) is not a function(?: or its return value is not iterable)?$/u,
    part =>
      `${part(1)}.${part(2)} is not a function: of a tensor, write ${part(1)}.shape for PyTorch's size(), and ${part(1)}.shape[0] for size(0).`,
    part => member(part(2), 'x.shape[…]'),
  ],
  [
    /^(.+)\.(rank|dtype|requiresGrad|grad|training|lr|gates) is not a function(?: or its return value is not iterable)?$/u,
    part => `${part(1)}.${part(2)} is not a function: it is read without brackets, as ${part(1)}.${part(2)}.`,
    part => member(part(2), `x.${part(2)}`),
  ],
  [
    /^(.+)\.forward is not a function/u,
    part =>
      `${part(1)}.forward is not a function: only modules have forward. What a recurrent module gives is taken apart: const [out, h] = gru.forward(x).`,
  ],
  [
    /^(.+)\.(parameters|namedParameters) is not a function/u,
    part =>
      `${part(1)}.${part(2)} is not a function: only modules have parameters. If ${part(1)} is a model, let its class extend one: class Model extends nn.Module { … }.`,
  ],
  [
    /^Must call super constructor in derived class before accessing 'this'/u,
    () => 'A constructor of a class that extends another begins with super(), before it uses this: write super() as its first line.',
  ],
  [/^(nn|optim|nn\.utils)\.([\w$]+) is not a (?:constructor|function)/u, part => missingName(part(1), part(2))],
  [
    /^\((.+?) ([=!])==? (.+)\)\.([\w$]+) is not a function/u,
    part =>
      `${part(1)} ${part(2)}= ${part(3)} is true or false in JavaScript, and no tensor: write ${part(1)}.${part(2) === '=' ? 'eq' : 'ne'}(${part(3)}).`,
  ],
  [
    /^Cannot read properties of null \(reading '(zero_|detach_)'\)$/u,
    part => `There is no ${part(1)} of a gradient here, and before the first backward() grad is null: write optimizer.zeroGrad().`,
  ],
  [/^Cannot read properties of null \(reading '([\w$]+)'\)$/u, part => ofNoGradient(part(1))],
  [
    /^(.+)\.([\w$]+) is not a function(?: or its return value is not iterable)?$/su,
    part => {
      const write = hasOwn(pythonMethods, part(2)) ? pythonMethods[part(2)] : undefined;
      if (write !== undefined) return `${part(1)}.${part(2)} is not a function: ${write(part(1))}.`;
      const near = nearestName(part(2), methods);
      // What it is called of is not known here: the name may be one that the lab forgot to write.
      return near === null || near === part(2) ? null : `${part(1)}.${part(2)} is not a function: did you mean ${near}?`;
    },
    part => (hasOwn(methodsInstead, part(2)) ? member(part(2), methodsInstead[part(2)] ?? '') : null),
  ],
  [/^Cannot assign to read only property '(.+)' of (object|function|string) '/su, part => readOnly(part(1), part(2) === 'string')],
  [/^Cannot redefine property: (.+)$/su, part => readOnly(part(1), false)],
  [
    /^(?:String\.prototype\.)?(matchAll|replaceAll) (?:must be )?called with a (?:non-)?global RegExp/u,
    part => `${part(1)} looks for all places and needs a regular expression that does: write g behind it, as in /a/g.`,
  ],
  [
    /^Cannot set property ([\w$]+) of .+ which has only a getter$/su,
    part => `${part(1)} cannot be set: it is computed each time it is read.`,
  ],
  [
    /^Cannot (?:add property (.+), object is not extensible|define property (.+), object is not extensible)$/su,
    part =>
      `There is no ${part(1) || part(2)} to set, and none can be added: what should get it is closed against changes. ${ownCopy(part(1) || part(2))}`,
  ],
  [
    /^(.+\.(parameters|namedParameters|unstack|split|tolist)) is not iterable$/u,
    part => `${part(1)} is a method, and its brackets are missing: write ${part(1)}().`,
    part => member(part(2), `x.${part(2)}()`),
  ],
  [
    /^(?:#<.+>|\[object Object\]) is not a function$/u,
    () => 'What is given here in place of a function is none. In place of a module, write x => module.forward(x).',
  ],
  [
    /^(?:\(intermediate value\)|\(0 , .+\))+ is not a function/u,
    () => 'What stands before these brackets is no function. A module is called by its method: write new nn.Linear(4, 2).forward(x).',
  ],
  [
    /^(.+\(\.\.\.\)) is not a function/u,
    part => `What ${part(1)} gives is called like a function, and is none. A module is called by its method: write ${part(1)}.forward(x).`,
  ],
];

/**
 * What the engine says of code that is thought in Python, in a sentence that says what to write; null for everything
 * else. Runs no code of the lab.
 */
export function engineWords(name: string, message: string): SaidWords | null {
  if (name !== 'TypeError' && name !== 'ReferenceError' && name !== 'RangeError') return null;
  for (let index = 0; index < sentences.length; index++) {
    const entry = sentences[index];
    const found = entry && call<RegExpExecArray | null>(exec, entry[0], [message]);
    const sentence = found ? entry[1](at => found[at] ?? '') : null;
    if (entry && found && sentence !== null) return plain({ message: sentence, mistake: entry[2]?.(at => found[at] ?? '') ?? null });
  }
  return null;
}

function member(wrote: string, instead: string): ThrownMistake {
  return plain<ThrownMistake>({ kind: 'member', wrote, instead });
}

/** A tensor's method read of null: a gradient is null as long as there is none. */
function ofNoGradient(name: string): string | null {
  return isMethod(tf.Tensor.prototype, name)
    ? `There is no ${name} of null. A parameter's grad is null before the first backward(), and after zeroGrad(): call loss.backward() first.`
    : null;
}

function readOnly(name: string, isText: boolean): string {
  if (isText) return 'A text cannot be changed in place: make another one, as with text.replace(…) or text.slice(…).';
  return isMethod(tf.Tensor.prototype, name) || isMethod(nn.Module.prototype, name)
    ? `${name} is the library's own and cannot be replaced: write a function of your own that has another name.`
    : `${name} cannot be set: what it belongs to is closed against changes. ${ownCopy(name)}`;
}

function isMethod(prototype: object, name: string): boolean {
  return typeof getOwnPropertyDescriptor(prototype, name)?.value === 'function';
}

function ownCopy(name: string): string {
  const isName = call<boolean>(test, /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, [name]);
  return `Set it in a copy: ${isName ? `{ ...object, ${name}: value }` : `list.with(${name}, value)`}.`;
}

function undefinedName(name: string): string | null {
  if (hasOwn(gatescope, name)) return `${name} is not imported: write import { ${name} } from 'gatescope' at the top.`;
  const python = hasOwn(pythonNames, name) ? pythonNames[name] : undefined;
  if (python !== undefined) return `There is no ${name} here: ${python}.`;
  const plain = hasOwn(camelCased, name) ? camelCased[name] : undefined;
  if (plain !== undefined) return `There is no ${name} here: write ${plain}, imported from 'gatescope'; names are in camelCase.`;
  const space = hasOwn(nn, name) ? 'nn' : hasOwn(optim, name) ? 'optim' : null;
  if (space) return `There is no ${name} by itself: write ${space}.${name}, with import { ${space} } from 'gatescope'.`;
  const near = nearestName(name, keys(gatescope));
  // The learner's own names are not known here: it may be one of those.
  if (near !== null) return `There is no ${name} here: declare it first. Or did you mean ${near} from 'gatescope'?`;
  if (name === 'dim' || name === 'keepdim' || name === 'keepDim')
    return `${name} is not defined: an axis goes by its place here. Write x.sum(1) for x.sum(dim=1), and x.sum(1, true) for keepdim=True.`;
  return `${name} is not defined: declare it first, as const ${name} = …, or with let where it changes. An option of a call goes in braces: { ${name}: … }.`;
}

/** What `undefinedName` says, where one form is sure: a name that is only near another may be the lab's own. */
function undefinedMistake(name: string): ThrownMistake | null {
  const unimported = (instead: string): ThrownMistake => plain<ThrownMistake>({ kind: 'unimported', wrote: name, instead });
  if (hasOwn(gatescope, name)) return unimported(name);
  if (hasOwn(namesInstead, name)) return plain<ThrownMistake>({ kind: 'name', wrote: name, instead: namesInstead[name] ?? '' });
  if (hasOwn(pythonNames, name)) return null;
  const spelled = hasOwn(camelCased, name) ? camelCased[name] : undefined;
  if (spelled !== undefined) return unimported(spelled);
  return hasOwn(nn, name) ? unimported(`nn.${name}`) : hasOwn(optim, name) ? unimported(`optim.${name}`) : null;
}

function missingName(space: string, name: string): string | null {
  const names = spaces[space];
  if (!names || hasOwn(names, name)) return null;
  const near = nearestName(name, keys(names));
  const end = near === null ? 'what there is stands in the page on what a lab can use' : `did you mean ${space}.${near}?`;
  return `There is no ${space}.${name}: ${end}${near === null ? '.' : ''}`;
}
