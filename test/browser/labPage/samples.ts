import type { CompiledLab, ProbeSite } from '../../../src/core/run/compiledLab.ts';
import type { EarlierRun, LabQuestion, LabView, OutcomeMessage } from '../../../src/core/channels/labPageChannel.ts';
import type { PredictionNow } from '../../../src/core/lesson/predictionNow.ts';
import type { BackendChoice, MetricPoint, RunEvent, RunOutcome } from '../../../src/core/run/run.ts';
import type { ProbeValue, TensorSummary, ValueSummary } from '../../../src/core/run/value.ts';

/** Runs as the sandbox reports them, for the page to show. */
export interface Sample {
  readonly view: LabView;
  readonly lab: CompiledLab;
  readonly events: readonly RunEvent[];
  readonly outcome: RunOutcome;
  readonly message: OutcomeMessage;
  /** What the host says of it: the learner's own version of the lab, and what it is compared with. */
  readonly isChanged?: boolean;
  readonly earlier?: EarlierRun;
}

export const runId = '0123456789abcdef0123456789abcdef';
export const cpu: BackendChoice = { name: 'cpu', reason: 'Using CPU: faster here than this GPU (0.9 ms against 4.1 ms).' };

export function site(name: string, line: number, file = 0): ProbeSite {
  return { file, line, nameLine: line, nameColumn: 7, name, role: 'variable' };
}

export function labOf(fileName: string, sites: readonly ProbeSite[]): CompiledLab {
  const files = [
    { name: fileName, startLine: 1, lineCount: 60 },
    { name: './helper.ts', startLine: 61, lineCount: 9 },
  ];
  return { code: '', sites, files };
}

export function gate(site: number, value: number): ProbeValue {
  return { site, count: 1, value: { kind: 'number', value, isGate: true } };
}

function tensor(site: number, shape: readonly number[], axes: readonly string[] | null, more: Partial<TensorSummary> = {}): ProbeValue {
  const stats = { min: -0.9231, max: 0.8812, mean: 0.0134 };
  const value: ValueSummary = {
    kind: 'tensor',
    shape,
    axes,
    dtype: 'float32',
    isGate: false,
    isDisposed: false,
    stats,
    nanCount: 0,
    infinityCount: 0,
    head: [0.1, 0.2],
    ...more,
  };
  return { site, count: 1, value };
}

export function output(...lines: readonly string[]): RunEvent {
  return { kind: 'output', from: 0, lines, total: lines.length };
}

export function viewOf(title: string, fileName: string, expected: readonly string[] | null): LabView {
  return { key: `file:///labs/${fileName}`, title, fileName, expected, backendSetting: 'auto', run: null };
}

/** A question of a lab, as it is asked first. */
export function question(now: Partial<PredictionNow> = {}, more: Partial<LabQuestion> = {}): LabQuestion {
  return {
    ...{ id: 'grows', question: 'Will the memory c_t go up, go down or stay the same?', kind: 'direction', reason: '' },
    ...more,
    now: { stage: 'asked', isCovered: true, isRunning: false, words: '', isRight: null, isPast: false, ...now },
  };
}

const finished: RunOutcome = { status: 'finished', ms: 212 };
const ok: OutcomeMessage = { code: 'OK', severity: 'ok', text: 'Finished in 0.2 s.', line: null };

const scalarLines = [
  'scalar_lstm_lab',
  'forget_gate  0.7311',
  'input_gate   0.5498',
  'output_gate  0.6682',
  'c_t          0.9787',
  'h_t          0.5028',
];

/** Lab 1 as it should be. */
export const scalarLab: Sample = {
  view: viewOf('Lab 1: one LSTM step by hand', 'lab-1-scalar-lstm.lab.ts', scalarLines),
  lab: labOf('lab-1-scalar-lstm.lab.ts', [
    site('forget_gate', 7),
    site('input_gate', 8),
    site('output_gate', 9),
    site('c_t', 12),
    site('h_t', 13),
  ]),
  events: [
    { kind: 'started', backend: cpu },
    { kind: 'line', line: 13 },
    output(...scalarLines),
    {
      kind: 'values',
      values: [
        gate(0, 0.73105858),
        gate(1, 0.549834),
        gate(2, 0.66818777),
        { site: 3, count: 1, value: { kind: 'number', value: 0.97869178, isGate: false } },
        { site: 4, count: 1, value: { kind: 'number', value: 0.50281065, isGate: false } },
      ],
    },
  ],
  outcome: finished,
  message: ok,
};

/** Lab 1 changed: other numbers, one line too many, one line gone. */
export const changedLab: Sample = {
  ...scalarLab,
  events: [
    { kind: 'started', backend: cpu },
    output(
      'scalar_lstm_lab',
      'a line of my own',
      'forget_gate  0.2689',
      'input_gate   0.5498',
      'output_gate  0.6682',
      'c_t          0.6090',
    ),
    {
      kind: 'values',
      values: [
        gate(0, 0.26894142),
        gate(1, 0.549834),
        {
          site: 2,
          count: 30,
          value: { kind: 'number', value: 0.66818777, isGate: true },
          series: { steps: [1, 2, 30], values: [0.12, 0.5, 0.668], min: 0.12, max: 0.91, mean: 0.55, nanCount: 0 },
        },
      ],
    },
  ],
};

/** The same as an experiment of the learner's, after a run of the unchanged lab. */
export const experiment: Sample = {
  ...changedLab,
  isChanged: true,
  earlier: {
    lines: scalarLines,
    values: [gate(0, 0.73105858), gate(1, 0.549834), { site: 3, count: 1, value: { kind: 'number', value: 0.97869178, isGate: false } }],
    metrics: [],
  },
};

/** Lab 3: nothing but shapes. */
export const shapeLab: Sample = {
  view: viewOf('Lab 3: read the shapes', 'lab-3-shapes.lab.ts', ['shape_lab', 'lstm_out     (4, 6, 16)', 'lstm_h       (1, 4, 16)']),
  lab: labOf('lab-3-shapes.lab.ts', [
    site('x', 6),
    site('lstm', 7),
    site('lstm_out', 9),
    site('lstm_h', 9),
    site('update_gate', 12),
    site('broken', 14),
    site('one', 3, 1),
  ]),
  events: [
    { kind: 'started', backend: { name: 'webgl', reason: 'Using WebGL: 4.2 times as fast as the CPU here.' } },
    output('shape_lab', 'lstm_out     (4, 6, 16)', 'lstm_h       (1, 4, 16)'),
    {
      kind: 'values',
      values: [
        tensor(0, [4, 6, 8], ['batch', 'time', 'features']),
        { site: 1, count: 1, value: { kind: 'module', text: 'LSTM(8, 16, batchFirst=true)', parameters: 1664 } },
        tensor(2, [4, 6, 16], ['batch', 'time', 'hidden']),
        tensor(3, [1, 4, 16], ['layers', 'batch', 'hidden']),
        tensor(4, [4, 6, 16], ['batch', 'time', 'hidden'], { isGate: true, stats: { min: 0.0421, max: 0.9733, mean: 0.5112 } }),
        tensor(5, [160, 2], null, { nanCount: 1240, infinityCount: 3 }),
        tensor(6, [], [], { stats: { min: 0.7465, max: 0.7465, mean: 0.7465 }, head: [0.7465] }),
      ],
    },
  ],
  outcome: finished,
  message: ok,
};

/** Lab 3 with a layer too many, which does not fit. */
export const mismatchLab: Sample = {
  ...shapeLab,
  lab: {
    ...labOf('lab-3-shapes.lab.ts', [
      { ...site('x', 6), madeBy: 'randn(…)' },
      site('lstm', 7),
      { ...site('lstm_out', 9), madeBy: 'lstm.forward(…)' },
      { ...site('parameters', 10), madeBy: 'lstm.parameters()' },
      { ...site('w', 11), madeBy: 'randn(…)' },
      { ...site('other', 12), madeBy: 'x' },
    ]),
    calls: [
      { line: 9, names: ['lstm', 'x'] },
      { line: 14, names: ['lstm_out', 'w'] },
    ],
  },
  events: [
    { kind: 'started', backend: cpu },
    {
      kind: 'values',
      values: [
        tensor(0, [4, 6, 8], ['batch', 'time', 'features']),
        { site: 1, count: 1, value: { kind: 'module', text: 'LSTM(8, 16, batchFirst=true)', parameters: 1664 } },
        tensor(2, [4, 6, 16], ['batch', 'time', 'hidden']),
        { site: 3, count: 1, value: { kind: 'list', length: 2, items: [tensor(3, [64, 8], null).value, tensor(3, [64, 16], null).value] } },
        tensor(4, [8, 2], null),
        tensor(5, [8, 2], null),
      ],
    },
    { kind: 'memory', tensors: 55, bytes: 78_720, mostTensors: 1199, mostBytes: 3_153_984 },
  ],
  outcome: {
    status: 'failed',
    ms: 90,
    error: { name: 'Error', message: 'matmul: [4, 6, 16] and [8, 2] do not fit: 16 is not 8.', frames: [{ line: 14, column: 5 }] },
  },
  message: { code: 'E-LAB', severity: 'error', text: 'Line 14: matmul: [4, 6, 16] and [8, 2] do not fit: 16 is not 8.', line: 14 },
};

/** A curve as a small recurrent net makes it: flat, then a fall, then nearly nothing. */
export function curve(steps: number, from = 1): MetricPoint[] {
  return Array.from({ length: steps }, (_, i) => {
    const step = from + i;
    const loss = 0.7465 / (1 + Math.exp((step - 26) / 3)) + 0.0001 + (step < 24 ? 0.02 * Math.sin(step) : 0);
    const accuracy = Math.round(160 * (0.5 + 0.5 / (1 + Math.exp((24 - step) / 3)) - (step < 10 ? 0.07 : 0))) / 160;
    return { step, loss: Math.max(loss, 0.0001), accuracy };
  });
}

const trainingLines = [
  'epoch   1  loss 0.7465  acc 0.431',
  'epoch  20  loss 0.6691  acc 0.569',
  'epoch  40  loss 0.0023  acc 1.000',
  'final_acc 1.0',
];

const gru: ProbeValue = {
  site: 1,
  count: 1,
  value: {
    kind: 'module',
    text: 'GRU(1, 8, batchFirst=true)',
    parameters: 264,
    gates: [
      {
        name: 'reset',
        meaning: 'resets',
        min: 0.0117,
        max: 0.9921,
        mean: 0.6042,
        steps: 10,
        overTime: [0.8, 0.55, 0.56, 0.6, 0.58, 0.6, 0.57, 0.59, 0.6, 0.59],
        ofUnits: [0.41, 0.77, 0.62, 0.52, 0.71, 0.6, 0.6, 0.6],
      },
      {
        name: 'update',
        meaning: 'keeps',
        min: 0.0021,
        max: 0.9803,
        mean: 0.1714,
        steps: 10,
        overTime: [0.91, 0.2, 0.11, 0.08, 0.07, 0.07, 0.07, 0.07, 0.07, 0.07],
        ofUnits: [0.11, 0.08, 0.21, 0.13, 0.17, 0.45, 0.12, 0.1],
      },
    ],
  },
};

/** Lab 4: a training run. */
export const trainingLab: Sample = {
  view: viewOf('Lab 4: remember the first step', 'lab-4-memory-task.lab.ts', trainingLines),
  lab: labOf('lab-4-memory-task.lab.ts', [site('x', 12), site('gru', 30), site('loss', 41)]),
  events: [
    { kind: 'started', backend: cpu },
    { kind: 'line', line: 41 },
    output(...trainingLines),
    { kind: 'values', values: [tensor(0, [160, 10, 1], ['batch', 'time', 'features']), gru] },
    { kind: 'metrics', points: curve(80) },
    { kind: 'progress', done: 80, total: 80, line: 36 },
  ],
  outcome: { status: 'finished', ms: 1820 },
  message: ok,
};

/** A lab that trains and lets its reader turn three things. */
export const dialLab: Sample = {
  ...trainingLab,
  events: [
    ...trainingLab.events.slice(0, 1),
    { kind: 'dial', dial: { kind: 'seed', name: 'seed', own: 42, value: 42, line: 6 } },
    { kind: 'dial', dial: { kind: 'number', name: 'seqLen', own: 10, value: 10, from: 5, to: 60, step: 1, line: 7 } },
    { kind: 'dial', dial: { kind: 'choice', name: 'cell', own: 'GRU', value: 'GRU', options: ['GRU', 'LSTM', 'RNN'], line: 8 } },
    ...trainingLab.events.slice(1),
  ],
};

/** Lab 5: three models, one after the other. */
export const threeTrainings: Sample = {
  ...trainingLab,
  view: viewOf('Lab 5: remember the marked value', 'lab-5-marked-value.lab.ts', null),
  events: [
    { kind: 'started', backend: cpu },
    {
      kind: 'metrics',
      points: [0, 1, 2].flatMap(optimizer =>
        curve(60).map(point => ({ ...point, step: point.step + optimizer * 60, ...(optimizer === 0 ? {} : { optimizer }) })),
      ),
    },
  ],
};

export const failed: OutcomeMessage = {
  code: 'E-THROW',
  severity: 'error',
  text: 'Line 20: matMul got [32, 10] and [16, 4]: the inner sizes 10 and 16 differ.',
  line: 20,
};
