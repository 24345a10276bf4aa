import * as tf from '@tensorflow/tfjs';
import * as gatescope from './index.ts';
import { answerFor } from './names/answer.ts';
import { camelCase } from './names/camelCase.ts';
import { otherwise, spaceAdvice } from './names/spaceAdvice.ts';
import { tensorAdvice } from './names/advice.ts';
import { torchNames } from './names/torchNames.ts';

type Advice = Readonly<Record<string, string>>;
type Names = Readonly<Record<string, unknown>>;

/** A namespace of the library, and what it says of names that it does not have. */
interface Space {
  /** As labs write it: `nn.functional`. */
  readonly name: string;
  readonly own: Names;
  /** PyTorch's, separated by spaces. */
  readonly names: string;
  readonly advice: Advice;
  /** What to write for a name without advice of its own; else it is said that there is none. */
  readonly otherwise?: string;
}

const library = "'gatescope'";

/**
 * The library as labs import it: every name it exports, and for names that PyTorch has and it has not, a sentence that
 * says what to write. So do the namespaces in it, and those that only PyTorch has (`nn.functional`, `nn.init`,
 * `optim.lr_scheduler`) are nothing but such sentences.
 *
 * @param exported The library, or one that stands for it and has the same names.
 */
export function labGatescope(exported = gatescope): typeof gatescope {
  const { nn, optim } = exported;
  const functional = space({ name: 'nn.functional', own: {}, names: torchNames.functional, advice: spaceAdvice.functional });
  const init = space({ name: 'nn.init', own: {}, names: torchNames.init, advice: spaceAdvice.init, otherwise: otherwise.init });
  const rnn = space({ name: 'nn.utils.rnn', own: nn.utils.rnn, names: torchNames.rnn, advice: spaceAdvice.rnn });
  const schedulers = space({
    name: 'optim.lr_scheduler',
    own: {},
    names: torchNames.schedulers,
    advice: spaceAdvice.schedulers,
    otherwise: otherwise.schedulers,
  });
  const utils = space({ name: 'nn.utils', own: { ...nn.utils, rnn }, names: torchNames.utils, advice: spaceAdvice.utils });
  const ofNn = space({ name: 'nn', own: { ...nn, utils }, names: torchNames.nn, advice: spaceAdvice.nn }, { functional, init });
  const ofOptim = space(
    { name: 'optim', own: optim, names: torchNames.optim, advice: spaceAdvice.optim },
    { lr_scheduler: schedulers, lrScheduler: schedulers },
  );
  const everywhere = [
    torchNames.torch,
    torchNames.nn,
    torchNames.optim,
    torchNames.functional,
    torchNames.schedulers,
    torchNames.data,
    torchNames.rnn,
    'F',
  ];
  return space({
    name: library,
    own: { ...exported, nn: ofNn, optim: ofOptim },
    names: everywhere.join(' '),
    advice: {
      ...spaceAdvice.schedulers,
      ...spaceAdvice.functional,
      ...spaceAdvice.rnn,
      ...spaceAdvice.optim,
      ...spaceAdvice.nn,
      ...spaceAdvice.torch,
      F: spaceAdvice.torch.functional,
    },
  }) as typeof gatescope;
}

/** @param hollow Namespaces that are there only to answer: they are not listed among the names. */
function space(of: Space, hollow: Names = {}): Names {
  const key = [of.name, ...Object.keys(of.own)].join(' ');
  const answers = known.get(key) ?? answersOf(of, hollow);
  known.set(key, answers);
  const made = Object.create(answers) as Record<string, unknown>;
  return Object.freeze(Object.assign(made, of.own));
}

/**
 * What answers for the names that a namespace with these names of its own does not have: it takes time to make, and a
 * check runs an attempt many times.
 */
const known = new Map<string, object>();

function answersOf(of: Space, hollow: Names): object {
  const answers: object = Object.create(null) as object;
  Object.defineProperty(answers, Symbol.toStringTag, { value: 'Module' });
  for (const [name, value] of Object.entries(hollow)) Object.defineProperty(answers, name, { value });
  const names = of.names.split(' ').filter(name => !Object.hasOwn(of.own, name));
  answerFor(answers, names, (name, spelled) => sentence(of, name, spelled));
  return Object.freeze(answers);
}

function sentence({ name: of, own, advice, otherwise: others }: Space, name: string, spelled: string): string {
  const start = of === library ? `There is no ${spelled} in ${library}: ` : `There is no ${of}.${spelled} here: `;
  const given = advice[name] ?? (of === library ? tensorAdvice[name] : undefined);
  if (given !== undefined) return `${start}${given}.`;
  const plain = camelCase(name.endsWith('_') ? name.slice(0, -1) : name);
  const prefix = of === library ? '' : `${of}.`;
  if (Object.hasOwn(own, plain)) return `${start}write ${prefix}${plain}; names are in camelCase.`;
  if (others !== undefined) return `${start}${others}.`;
  if (Object.hasOwn(gatescope, plain)) return `${start}write ${plain}(…), imported from ${library}.`;
  const { nn, optim } = gatescope;
  for (const [inside, names] of Object.entries({ nn, optim, 'nn.utils.rnn': nn.utils.rnn } as Readonly<Record<string, Names>>))
    if (Object.hasOwn(names, plain)) return `${start}write ${inside}.${plain}.`;
  if (isMethod(plain)) return `${start}it is a method of tensors, x.${plain}(…).`;
  const whose = of === library ? spelled : `${of}.${spelled}`;
  return `This library has no ${whose}; PyTorch does. What there is stands in the page on what a lab can use.`;
}

function isMethod(name: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(tf.Tensor.prototype, name)?.value === 'function';
}
