import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freshRun, reduceRun } from '../../../src/core/following/runState.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import type { LabFolder } from '../../../src/extension/lessons/labFolder.ts';
import type { LastRuns } from '../../../src/extension/runs/lastRuns.ts';
import type { ValueSheet } from '../../../src/extension/values/valueSheet.ts';
import type { ValueSheets } from '../../../src/extension/values/valueSheets.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import { csvText } from '../../../src/core/words/csvText.ts';
import { loopTables, type LoopTable } from '../../../src/extension/loopTables/loopTable.ts';
import { stepsTable } from '../../../src/extension/loopTables/stepsTable.ts';
import { runProbed } from '../instrument/runProgram.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LoopExport } = await import('../../../src/extension/loopTables/loopExport.ts');
const { showValues } = await import('../../../src/extension/values/showValues.ts');
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { commands } = await import('../../../src/extension/host/ids.ts');

async function ran(text: string) {
  const { result, events } = await runProbed(text);
  return { lab: result.lab, state: events.reduce(reduceRun, freshRun) };
}

/** The tables of a program by their loops, each as CSV. */
async function tables(text: string): Promise<Record<string, string>> {
  const { lab, state } = await ran(text);
  return Object.fromEntries(loopTables(lab, state).map(table => [table.loop?.name ?? '', csvText(table.heads, table.rows)]));
}

describe('a loop as a table', () => {
  it('has a column a variable and a row a turn, with all digits', async () => {
    const { i = '' } = await tables('let s = 0.1;\nfor (let i = 1; i <= 3; i++) {\n  s += 0.2;\n  const half = s / 3;\n}\n');
    const sums = [0.1 + 0.2, 0.1 + 0.2 + 0.2, 0.1 + 0.2 + 0.2 + 0.2];
    expect(i).toContain('0.30000000000000004');
    expect(i).toBe(['turn,i,s,half', ...sums.map((s, at) => [at + 1, at + 1, s, s / 3].join()), ''].join('\r\n'));
  });

  it('says which of several trainings a turn is of, by what the loop around had', async () => {
    const text = [
      "for (const kind of ['RNN', 'GRU', 'LSTM'] as const) {",
      '  for (let epoch = 1; epoch <= 120; epoch++) {',
      '    const loss = kind.length / epoch;',
      '  }',
      '  const last = kind.length;',
      '}',
    ].join('\n');
    const { epoch = '', kind = '' } = await tables(text);
    const rows = epoch.trimEnd().split('\r\n');
    expect(rows[0]).toBe('turn,kind,epoch,loss');
    // 360 turns are thinned, and each that is there is the true one.
    expect(rows).toHaveLength(182);
    for (const row of rows.slice(1)) {
      const [turn, name = '', at, loss] = row.split(',');
      const expected = ['RNN', 'GRU', 'LSTM'][Math.floor((Number(turn) - 1) / 120)] ?? '';
      expect([name, Number(at), Number(loss)]).toEqual([expected, ((Number(turn) - 1) % 120) + 1, expected.length / Number(at)]);
    }
    expect(kind).toBe('turn,kind,last\r\n1,RNN,3\r\n2,GRU,3\r\n3,LSTM,4\r\n');
  });

  it('follows more loops around, and trainings of several lengths', async () => {
    const text = [
      'for (let seed = 7; seed < 9; seed++) {',
      '  for (const length of [2, 5, 3]) {',
      '    for (let t = 0; t < length; t += 1) {',
      '      const x = seed * 100 + length * 10 + t;',
      '    }',
      '  }',
      '}',
    ].join('\n');
    const { t = '' } = await tables(text);
    const rows = t.trimEnd().split('\r\n');
    expect(rows[0]).toBe('turn,length,t,x');
    expect(rows).toHaveLength(21);
    for (const [, length, at, x] of rows.slice(1).map(row => row.split(',').map(Number)))
      expect((x ?? 0) % 100).toBe((length ?? 0) * 10 + (at ?? 0));
  });

  it('numbers what has no name, and has no column for loops whose turns cannot be told apart', async () => {
    const named = await tables(
      'for (const make of [() => 1, () => 2]) {\n  for (let i = 0; i < 2; i++) {\n    const x = make();\n  }\n}\n',
    );
    expect(named['i']).toBe('turn,make (number),i,x\r\n1,1,0,1\r\n2,1,1,1\r\n3,2,0,2\r\n4,2,1,2\r\n');
    const unsure = await tables("for (const name of ['a', 'b']) {\n  for (const v of [1, 2]) {\n    const x = v;\n  }\n}\n");
    expect(unsure['v']).toBe('turn,v,x\r\n1,1,1\r\n2,2,2\r\n3,1,1\r\n4,2,2\r\n');
    const empty = await tables('for (const n of [2, 0, 2]) {\n  for (let i = 0; i < n; i++) {\n    const x = i;\n  }\n}\n');
    expect(empty['i']?.split('\r\n')[0]).toBe('turn,i,x');
  });

  it('leaves out what not every turn gave, and says so; and loops whose turns come between each other', async () => {
    const { lab, state } = await ran('let a = 0;\nfor (let i = 0; i < 4; i++) {\n  const b = i;\n  if (i > 1) a = i;\n}\n');
    expect(loopTables(lab, state)).toMatchObject([{ heads: ['turn', 'i', 'b'], leftOut: ['a'], turns: 4 }]);
    expect(
      await tables(
        'function f(n: number): void {\n  for (let i = 0; i < 2; i++) {\n    if (n > 0) f(n - 1);\n    const x = i * n;\n  }\n}\nf(2);\n',
      ),
    ).toEqual({});
    expect(
      await tables(
        'async function f(n: number) {\n  for (let i = 0; i < 3; i++) {\n    await null;\n    const x = n;\n  }\n}\nawait Promise.all([f(1), f(2)]);\n',
      ),
    ).toEqual({});
  });

  it('tells names that come up again apart by their lines', async () => {
    const { i = '' } = await tables('let turn = 1;\nfor (let i = 0; i < 2; i++) {\n  turn = turn * 2;\n  turn = turn + 1;\n}\n');
    expect(i.split('\r\n')[0]).toBe('turn,i,turn (line 3),turn (line 4)');
  });
});

it('makes a table of optimizer steps, with the optimizer where there are several', () => {
  const table = stepsTable([
    { step: 1, loss: 0.5, accuracy: 0.25 },
    { step: 2, loss: 'NaN', optimizer: 1 },
  ]) as LoopTable;
  expect(csvText(table.heads, table.rows)).toBe('step,optimizer,loss,accuracy\r\n1,1,0.5,0.25\r\n2,2,NaN,\r\n');
  expect(stepsTable([])).toBeNull();
});

it('names what was trained, and has what it is held against and was measured after a step', () => {
  const answers = { rows: 4, classes: 2, majority: 0.75 };
  const table = stepsTable(
    [
      { step: 1, loss: 0.5, accuracy: 0.25, answers, model: 'GRU(1, 8)' },
      { step: 2, loss: 0.25, accuracy: 0.5, answers },
      { step: 3, loss: 0.75, accuracy: 0.5, answers, optimizer: 1, model: 'LSTM(1, 8)' },
    ],
    [
      { step: 2, accuracy: 0.625, rows: 8, data: 'heldOut', optimizer: 0 },
      // Of the second model, before its first step: no row is its own.
      { step: 2, accuracy: 0.125, rows: 8, data: 'heldOut', optimizer: 1 },
      { step: 3, accuracy: 1, rows: 8, data: 'unknown' },
    ],
  ) as LoopTable;
  expect(csvText(table.heads, table.rows).split('\r\n')).toEqual([
    'step,optimizer,model,loss,accuracy,most_frequent_answer,held_out_accuracy',
    '1,1,"GRU(1, 8)",0.5,0.25,0.75,',
    '2,1,"GRU(1, 8)",0.25,0.5,0.75,0.625',
    '3,2,"LSTM(1, 8)",0.75,0.5,0.75,',
    '',
  ]);
});

it('quotes after RFC 4180, and takes the power of what a spreadsheet would compute', () => {
  expect(
    csvText(
      ['a,b', 'c'],
      [
        ['say "x"', '=1+1'],
        ['two\nlines', '-0'],
        [null, '-Infinity'],
        [1e-7, ' b'],
      ],
    ),
  ).toBe('"a,b",c\r\n"say ""x""",\'=1+1\r\n"two\nlines",-0\r\n,-Infinity\r\n1e-7," b"\r\n');
  const risky = ['=1', ' =1', '\u00a0+1', '＝1', '＠x', '\n-1'];
  for (const text of risky) expect(csvText(['a'], [[text]])).toContain(`'${text}`);
  for (const text of ['a=1', '1 - 2', 'x @ y']) expect(csvText(['a'], [[text]])).not.toContain("'");
});

describe('the command', () => {
  const lab = fake.Uri.file('/course/a.lab.ts');
  beforeEach(() => {
    fake.forgetAll();
    fake.workspace.isTrusted = true;
    fake.memoryFiles.files.clear();
  });

  async function setUp(text: string | null): Promise<void> {
    const run = text === null ? undefined : standIn<LabRun>({ uri: lab, ...(await ran(text)) });
    const { files, commands: registry } = new Guards(standIn<Log>({ error: () => undefined }));
    new LoopExport({
      folder: standIn<LabFolder>({}),
      lastRuns: standIn<LastRuns>({ get: () => run }),
      shownLab: { uri: lab },
      commands: registry,
      files,
    });
  }

  it('writes beside the lab, never over anything, and shows the file', async () => {
    await setUp('for (let i = 0; i < 2; i++) {\n  const x = i;\n}\n');
    await fake.press(commands.exportLoop, lab);
    await fake.press(commands.exportLoop, lab);
    expect([...fake.memoryFiles.files]).toEqual([
      ['/course/a-line-1.csv', 'turn,i,x\r\n1,0,0\r\n2,1,1\r\n'],
      ['/course/a-line-1-2.csv', 'turn,i,x\r\n1,0,0\r\n2,1,1\r\n'],
    ]);
    expect(fake.shownDocuments).toEqual(['/course/a-line-1.csv', '/course/a-line-1-2.csv']);
    expect(fake.said).toEqual([]);
  });

  it('asks which loop, and says what is not in the table', async () => {
    await setUp(
      'let a = 0;\nfor (let i = 0; i < 600; i++) {\n  if (i > 1) a = i;\n  const b = i;\n}\nfor (const v of [1, 2]) {\n  const x = v;\n}\n',
    );
    let labels: readonly string[] = [];
    fake.choices.item = found => ((labels = found), found[0]);
    await fake.press(commands.exportLoop, lab);
    expect(labels).toEqual(['i, line 2', 'v, line 6']);
    expect(fake.said).toEqual([
      'The table has 151 of 600 turns, evenly chosen, each with its true number. Not in it, because not every turn gave a value: a.',
    ]);
  });

  it('stands last in the list of values, where there is a loop', async () => {
    const { lab: compiled, state } = await ran('for (let i = 0; i < 2; i++) {\n  const x = i;\n}\n');
    const document = new fake.FakeText(lab, '');
    fake.window.activeTextEditor = new fake.FakeEditor(document);
    const sheet = standIn<ValueSheet>({ run: standIn<LabRun>({ uri: lab, lab: compiled, state, isKept: false }), lines: () => [] });
    fake.choices.item = labels => labels.at(-1);
    await showValues(standIn<ValueSheets>({ get: () => sheet }));
    expect(fake.executed.map(({ command }) => command)).toEqual([commands.exportLoop]);
    expect(fake.shownDocuments).not.toContain(lab.path);
  });

  it.each<[string, string | null]>([
    ['no run', null],
    ['no loop', 'const a = 1;\n'],
  ])('says what to do where there is %s', async (_, text) => {
    await setUp(text);
    await fake.press(commands.exportLoop, lab);
    expect(fake.said).toEqual([
      'There are no values of a loop here. Run a lab with a for loop that gives numbers to variables, and wait until it has ended.',
    ]);
    expect(fake.memoryFiles.files.size).toBe(0);
  });

  it('writes nothing in a folder that is not trusted', async () => {
    await setUp('for (let i = 0; i < 2; i++) {\n  const x = i;\n}\n');
    fake.workspace.isTrusted = false;
    await fake.press(commands.exportLoop, lab);
    expect(fake.memoryFiles.files.size).toBe(0);
    expect(fake.said).toEqual(['Running labs needs a trusted folder.']);
  });
});
