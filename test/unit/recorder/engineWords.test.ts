import { describe, expect, it } from 'vitest';
import { engineWords } from '../../../src/recorder/errors/engineWords.ts';

/** What is said of what `work` throws: the engine's own error, whatever engine this is. */
function said(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return engineWords(error.name, error.message)?.message ?? null;
  }
  throw new Error('It threw nothing.');
}

/** A class that extends another, and sets a field before `super()`. */
const withoutSuper = 'class Base {}\nreturn new (class extends Base { constructor() { this.size = 2; } })();';

describe("the engine's own errors, in sentences that say what to write", () => {
  it.each<[string, () => unknown, string]>([
    [
      'a name before its line',
      () => {
        const early = (): number => late;
        const first = early();
        const late = first + 1;
        return late;
      },
      'late is used here before the line that makes it has run: put that line further up.',
    ],
    [
      'calls without an end',
      () => {
        const again = (): number => 1 + again();
        return again();
      },
      'Too many calls stand inside each other: a function calls itself without an end, or too often. Look at what ends it.',
    ],
    [
      'a constructor without super()', // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the compiler refuses such a class
      () => (new Function(withoutSuper) as () => unknown)(),
      'begins with super(), before it uses this',
    ],
    [
      'what is given in the place of a function',
      () => [1].map({} as unknown as () => number),
      'What is given here in place of a function is none. In place of a module, write x => module.forward(x).',
    ],
  ])('%s', (_, work, sentence) => {
    expect(said(work)).toContain(sentence);
  });

  it.each([
    ['x.unsqueez', 'unsqueeze'],
    ['x.Reshape', 'reshape'],
    ['model.foward', 'forward'],
    ['model.lstm.paramaters', 'parameters'],
    ['optimizer.zerograd', 'zeroGrad'],
    ['optimizer.stepp', 'step'],
    ['list.pusch', 'push'],
    ['`${name}`.toUppercase', 'toUpperCase'],
  ])('%s names the method that was meant', (called, meant) => {
    expect(engineWords('TypeError', `${called} is not a function`)?.message).toBe(`${called} is not a function: did you mean ${meant}?`);
  });

  it.each(['model.go', 'x.f', 'task.remember', 'x.unsqueeze', 'cell.openTheGate'])('%s is near none', called => {
    expect(engineWords('TypeError', `${called} is not a function`)).toBeNull();
  });

  it('are left as they are where the engine says it best', () => {
    expect(said(() => new Array<number>(-1))).toBeNull();
    expect(said(() => (1).toFixed(200))).toBeNull();
    expect(engineWords('Error', 'Maximum call stack size exceeded')).toBeNull();
    expect(engineWords('TypeError', '[object Object] is not a function')?.message).toContain('in place of a function');
  });
});
