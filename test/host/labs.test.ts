import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { versions } from '../../scripts/vscode/releases.mjs';
import { openHost, type HostSession } from './hostSession.ts';

const lesson = join(repository, 'labs/lstm-and-gru');
const labs = readdirSync(lesson).filter(name => name.endsWith('.lab.ts'));

/** What must be painted after the line that starts like this: exactly, in density `short`. */
const painted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lab-1-scalar-lstm.lab.ts': {
    'const forgetGate =': '0.7311 ███████░░░ keeps most, ½ in 2.2',
    'const inputGate =': '0.5498 █████░░░░░ writes half',
    'const outputGate =': '0.6682 ███████░░░ shows most',
    'const candidate =': '0.7163',
    'const cT =': '0.9787',
    'const hT =': '0.5028',
  },
  'lab-2-scalar-gru.lab.ts': {
    'const updateGate =': '0.6900 ███████░░░ takes most of the new',
    'const resetGate =': '0.4256 ████░░░░░░ uses half of the old',
    'const hCandidate =': '0.8849',
    'const hT =': '0.8276',
  },
  'lab-3-shapes.lab.ts': {
    'const x =': '[4, 6, 8] batch × time × features',
    'const lstm =': 'LSTM(8, 16, batchFirst=true)',
    'const [lstmOut,': 'lstmOut [4, 6, 16] · lstmH [1, 4, 16] · lstmC [1, 4, 16]',
    'const [gruOut, gruH]': 'gruOut [4, 6, 16] · gruH [1, 4, 16]',
  },
  'lab-4-memory-task.lab.ts': {
    'const first =': '1 ×160',
    'const [X, y] =': 'X [160, 10, 1] · y [160]',
    'fc = new nn.Linear': '◆',
    'const [, h] =': '[1, 160, 8] layers × batch × hidden ×81',
    'const model =': 'GRUClassifier(gru=GRU(1, 8, batchFirst=true), fc=Linear(8, 2))',
    'const logits =': '[160, 2] batch × classes ×80',
    'const loss =': '0.0001 ×80',
    'const finalAcc =': '1',
  },
  'lab-5-marked-value.lab.ts': {
    'const [X, y] =': 'X [256, 20, 2] · y [256]',
    'const [, state] =': '[[1, 256, 8], [1, 256, 8]] ×366',
    'const loss =': '0.0101 ×360',
  },
  'lab-6-gradients.lab.ts': {
    'const x =': '[64, 30, 1] batch × time × features',
    'const rnn =': 'RNN(1, 8, batchFirst=true)',
    'const lstm =': 'LSTM(1, 8, batchFirst=true)',
  },
  'lab-7-exploding.lab.ts': {
    'const x =': '[64, 30, 1] batch × time × features',
    'const X =': '[128, 10, 1] batch × time × features',
  },
};

/** Lines whose values the learner reads in the code: nothing is painted after them. */
const silent: Readonly<Record<string, readonly string[]>> = {
  'lab-1-scalar-lstm.lab.ts': ['const cPrev ='],
  'lab-4-memory-task.lab.ts': ['const X: Tensor[] =', 'for (let i = 0', 'for (let epoch = 1'],
  'lab-5-marked-value.lab.ts': ['const cells ='],
  'lab-6-gradients.lab.ts': ['const steps =', 'x.requiresGrad =', 'x.grad ='],
};

/** 1-based line of the lab that starts with `start`, after its indent. */
function lineOf(lab: string, start: string): number {
  const index = readFileSync(join(lesson, lab), 'utf8')
    .split('\n')
    .findIndex(line => line.trimStart().startsWith(start));
  if (index < 0) throw new Error(`${lab} has no line that starts with '${start}'.`);
  return index + 1;
}

describe.each(versions)('the labs in VS Code %s', version => {
  let host: HostSession;
  beforeAll(async () => {
    // So high that the longest lab stands on the screen above the lab view.
    host = await openHost({ version, viewport: { width: 1600, height: 2400 } });
  });
  afterAll(() => host.dispose());

  it.each(labs)('%s prints what is expected and shows its values, from a press on its lens', async lab => {
    const { workbench, view } = host;
    await workbench.openFile(lab);
    await view.begin(() => workbench.clickCodeLens('Run Lab'));
    await view.whenStatus('Finished in');
    const expected = readFileSync(join(lesson, lab.replace('.lab.ts', '.expected.txt')), 'utf8');
    expect(`${(await view.printedLines()).join('\n')}\n`).toBe(expected);
    expect(await view.backend()).toContain('CPU');

    const wanted = Object.entries(painted[lab] ?? {}).map(([start, text]) => [lineOf(lab, start), text] as const);
    expect(wanted.length).toBeGreaterThan(0);
    const found = await workbench.whenMarks(lab, marks => wanted.every(([line, text]) => marks.get(line) === text));
    expect((silent[lab] ?? []).filter(start => found.has(lineOf(lab, start)))).toEqual([]);
    // Nothing stands after a line that makes no value.
    const lines = readFileSync(join(lesson, lab), 'utf8').split('\n');
    const empty = [...found.keys()].filter(
      line => !/=|\breturn\b|\bfor\b|[{,]\s*$|^\s*\}?\);$/.test(lines[line - 1]?.replace(/\/\/.*/, '') ?? ''),
    );
    expect(empty.map(line => lines[line - 1])).toEqual([]);
  });

  it('caused no error, no violation of a content policy, and no request to another machine', () => {
    expect(host.workbench.problems).toEqual([]);
    expect(host.workbench.outside).toEqual([]);
  });
});
