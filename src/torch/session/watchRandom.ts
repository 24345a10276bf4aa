import { currentSession } from './session.ts';

type Call = (...parts: readonly unknown[]) => unknown;
type Names = Record<string, unknown>;

/** Where a function of TensorFlow.js's takes its seed, and what to do about it. */
const drawing: Readonly<Record<string, readonly [seedAt: number, instead: string]>> = {
  randomNormal: [4, 'Write randn(…)'],
  randomStandardNormal: [2, 'Write randn(…)'],
  truncatedNormal: [4, 'Write randn(…), or give it a seed as its fifth argument'],
  randomUniform: [4, 'Write rand(…)'],
  randomUniformInt: [3, 'Write randint(low, high, shape)'],
  randomGamma: [4, 'Give it a seed as its fifth argument'],
  multinomial: [2, 'Give it a seed as its third argument, another one for each draw'],
  dropout: [3, 'Write nn.Dropout, or give it a seed as its fourth argument'],
};

/** Initializers of TensorFlow.js's that draw; they take their seed among their options. */
const initializers = [
  'randomNormal',
  'randomUniform',
  'truncatedNormal',
  'glorotNormal',
  'glorotUniform',
  'heNormal',
  'heUniform',
  'leCunNormal',
  'leCunUniform',
  'varianceScaling',
  'orthogonal',
] as const;

/**
 * Lets the functions that draw random numbers tell where they are called without a seed: `manualSeed` does not reach
 * them.
 */
export function watchRandom(names: Names): void {
  for (const [name, [seedAt, instead]] of Object.entries(drawing)) watch(names, name, `tf.${name}`, parts => parts[seedAt], instead);
  const own = { ...(names['initializers'] as Names) };
  for (const name of initializers) {
    const seedOf = (parts: readonly unknown[]): unknown => (parts[0] as { readonly seed?: unknown } | undefined)?.seed;
    watch(own, name, `tf.initializers.${name}`, seedOf, `Write tf.initializers.${name}({ seed: 1 })`);
  }
  names['initializers'] = Object.freeze(own);
}

function watch(names: Names, name: string, written: string, seedOf: (parts: readonly unknown[]) => unknown, instead: string): void {
  const draw = names[name] as Call | undefined;
  if (!draw) return;
  names[name] = Object.defineProperty(
    (...parts: readonly unknown[]): unknown => {
      if (seedOf(parts) == null) currentSession().mistakes.sawUnseeded(written, instead);
      return draw(...parts);
    },
    'name',
    { value: name },
  );
}
