import { describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../../src/core/progress.ts';
import type { Deed } from '../../../../src/core/deed.ts';
import { sampleLab, sampleLesson } from '../../lesson/sampleLesson.ts';
import * as fake from '../fakeVSCode.ts';

vi.mock('vscode', () => import('../fakeVSCode.ts'));
const { Predictions } = await import('../../../../src/extension/predictions/predictions.ts');
const { predictionText } = await import('../../../../src/extension/predictions/predictionText.ts');

const lab = {
  ...sampleLab,
  predictions: [
    { id: 'gate', question: 'How open?', kind: 'range' as const, variable: 'gate', comparedWith: null, reason: 'Because.' },
    { id: 'never', question: 'Never?', kind: 'range' as const, variable: 'never', comparedWith: null, reason: 'Because.' },
  ],
};

function setUp() {
  const progress = new Progress();
  const deeds: Deed[] = [];
  const store = {
    progress,
    ready: () => Promise.resolve(),
    onDidChange: () => ({ dispose: () => undefined }),
    record: (deed: Deed) => {
      deeds.push(deed);
      progress.add({ id: String(deeds.length), seq: deeds.length, at: '', deed });
      return Promise.resolve();
    },
  };
  const library = {
    lessons: () => Promise.resolve([]),
    labOf: (uri: fake.Uri) => (uri.path.endsWith('lab-1.lab.ts') ? { lesson: sampleLesson, lab } : undefined),
  };
  const ended = new fake.EventEmitter<unknown>();
  const predictions = new Predictions(store as never, library as never, { onDidEnd: ended.event } as never);
  const uri = new fake.Uri('/course/lab-1.lab.ts');
  const end = async (value: number, of = uri) => {
    const site = { file: 0, line: 3, nameLine: 3, nameColumn: 1, name: 'gate', role: 'variable' };
    const values = new Map([[0, { site: 0, count: 1, value: { kind: 'number', value, isGate: false } }]]);
    ended.fire({ uri: of, lab: { sites: [site] }, state: { values } });
    await new Promise(resolve => setTimeout(resolve, 0));
  };
  const told = async () => (await predictions.of(uri as never)).map(state => predictionText(state));
  return { predictions, deeds, uri: uri as never, end, told };
}

describe('Predictions', () => {
  const guess = { kind: 'range', low: 0.1, high: 0.4 } as const;

  it('are kept before the run and answered by it, each once', async () => {
    const { predictions, deeds, uri, end, told } = setUp();
    expect(await told()).toEqual(['Not predicted yet.', 'Not predicted yet.']);
    await predictions.commit(uri, lab.predictions[0]!, guess);
    await predictions.commit(uri, lab.predictions[1]!, guess);
    expect(deeds.map(({ kind }) => kind)).toEqual(['predicted', 'predicted']);
    expect(await told()).toEqual(Array(2).fill('You said 0.1 to 0.4. Run the lab to see.'));
    await end(0.7311);
    // The second variable was not reached: its guess still waits.
    expect(await told()).toEqual(['You said 0.1 to 0.4, the run shows 0.7311.', 'You said 0.1 to 0.4. Run the lab to see.']);
    await end(0.2);
    expect(deeds.filter(({ kind }) => kind === 'predictionMet')).toHaveLength(1);
  });

  it('can be made again for the next run', async () => {
    const { predictions, uri, end, told } = setUp();
    await predictions.commit(uri, lab.predictions[0]!, guess);
    await end(0.7311);
    await predictions.commit(uri, lab.predictions[0]!, { ...guess, high: 0.9 });
    expect((await told())[0]).toBe('You said 0.1 to 0.9. Run the lab to see.');
    await end(0.7311);
    expect((await told())[0]).toBe('You said 0.1 to 0.9: right, 0.7311.');
  });

  it('need not be made: a run without them writes nothing down', async () => {
    const { deeds, end, predictions } = setUp();
    await end(0.5);
    await end(0.5, new fake.Uri('/course/mine.lab.ts'));
    expect(deeds).toEqual([]);
    expect(await predictions.of(new fake.Uri('/course/mine.lab.ts') as never)).toEqual([]);
  });
});
