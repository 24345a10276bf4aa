import { afterEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../../../src/learning/progress.ts';
import { freshRun } from '../../../../src/core/following/runState.ts';
import type { LabRun } from '../../../../src/extension/runs/labRun.ts';
import { stopReasons, type RunOutcome } from '../../../../src/core/run/run.ts';
import type { Deed } from '../../../../src/learning/deed.ts';
import { sampleLab, sampleLesson } from '../../lesson/sampleLesson.ts';
import { eventually } from '../../eventually.ts';
import * as fake from '../fakeVSCode/vscode.ts';
import { standIn } from '../fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { Predictions } = await import('../../../../src/extension/predictions/predictions.ts');
const { TrackedText } = await import('../../../../src/extension/labs/trackedText.ts');
const { predictionText } = await import('../../../../src/extension/predictions/predictionText.ts');

const asks = { question: 'How open?', kind: 'range' as const, comparedWith: null, reason: 'Because.', toldBy: null };
const lab = {
  ...sampleLab,
  predictions: [
    { ...asks, id: 'gate', variable: 'gate' },
    { ...asks, id: 'never', variable: 'never' },
  ],
};
const lesson = { ...sampleLesson, labs: [lab] };

const finished: RunOutcome = { status: 'finished', ms: 5 };
const unfinished: readonly (readonly [name: string, RunOutcome])[] = [
  ['failed', { status: 'failed', ms: 5, error: { name: 'Error', message: 'No.', frames: [] } }],
  ...stopReasons.map(reason => [reason, { status: 'stopped', ms: 5, reason }] as const),
];

const given = 'run();';
/** Each has a folder of its own: open documents stay. */
let courses = 0;
const made: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
});

function setUp() {
  const progress = new Progress();
  const deeds: Deed[] = [];
  const changed = new fake.EventEmitter<undefined>();
  const store = {
    progress,
    ready: () => Promise.resolve(),
    onDidChange: changed.event,
    record: (deed: Deed) => {
      deeds.push(deed);
      progress.add({ id: String(deeds.length), seq: deeds.length, at: '', deed });
      changed.fire(undefined);
      return Promise.resolve();
    },
  };
  const library = { labOf: (uri: fake.Uri) => Promise.resolve(uri.path.endsWith('lab-1.lab.ts') ? { lesson, lab } : undefined) };
  const ended = new fake.EventEmitter<LabRun>();
  const running = new fake.EventEmitter<undefined>();
  const settings = { arePredictionsShown: true, onDidChange: new fake.EventEmitter<undefined>().event };
  const runs = { onDidEnd: ended.event, onDidChange: running.event, runningUri: undefined as fake.Uri | undefined, current: undefined };
  let last: LabRun | undefined;
  const predictions = new Predictions({
    store: standIn(store),
    library: standIn(library),
    runs: standIn(runs),
    lastRuns: standIn({ get: () => last }),
    givenTexts: standIn({ isChanged: (_: fake.Uri, text: string) => Promise.resolve(text !== given) }),
    settings: standIn(settings),
  });
  made.push(predictions);
  const folder = `/course-${String(++courses)}`;
  const uri = fake.Uri.file(`${folder}/lab-1.lab.ts`);
  const document = new fake.FakeText(uri, given);
  const copy = { lesson, lab, place: fake.Uri.file(folder).toString() };
  /** A run of the lab ends, having shown `gate`. */
  const end = async (value: number, { of = uri, isLive = false, outcome = finished } = {}) => {
    const site = { file: 0, line: 3, nameLine: 3, nameColumn: 1, name: 'gate', role: 'variable' as const };
    const values = new Map([[0, { site: 0, count: 1, value: { kind: 'number' as const, value, isGate: false } }]]);
    const compiled = { code: '', sites: [site], files: [] };
    last = standIn<LabRun>({
      uri: of,
      lab: compiled,
      state: { ...freshRun, values, outcome },
      texts: [new TrackedText(uri, document.getText())],
      isOver: true,
      isLive,
      hasTurned: false,
    });
    ended.fire(last);
    await new Promise(resolve => setTimeout(resolve, 0));
  };
  const told = async () => (await predictions.of(uri)).map(state => predictionText(state));
  const covered = async () => (await predictions.of(uri)).map(({ isCovered }) => isCovered);
  return { predictions, deeds, uri, document, copy, end, told, covered, runs, settings };
}

describe('Predictions', () => {
  it('are kept before the run and answered by it, each once', async () => {
    const { predictions, deeds, uri, copy, end, told } = setUp();
    expect(await told()).toEqual(['', '']);
    for (const { id } of lab.predictions) expect(await predictions.say(copy, id, '0.1 to 0.4')).toBeNull();
    expect(deeds.map(({ kind }) => kind)).toEqual(['predicted', 'predicted']);
    expect(await predictions.of(uri)).toMatchObject(Array(2).fill({ isCovered: false, isAwaited: true }));
    expect(await told()).toEqual(Array(2).fill('You said 0.1 to 0.4. Run the lab to see.'));
    await end(0.7311);
    // The second variable was not reached: its guess still waits.
    expect(await told()).toEqual(['You said 0.1 to 0.4, the run shows 0.7311.', 'You said 0.1 to 0.4. Run the lab to see.']);
    await end(0.2);
    expect(deeds.filter(({ kind }) => kind === 'predictionMet')).toHaveLength(1);
  });

  it('say of an answer that it is of then, once the lab shows another one or reads otherwise', async () => {
    const { predictions, document, copy, end, told } = setUp();
    await predictions.say(copy, 'gate', '0.1 to 0.4');
    await end(0.2);
    const now = 'You said 0.1 to 0.4: right, 0.2.';
    const then = 'You said 0.1 to 0.4: right, 0.2, in the code as it was then.';
    expect((await told())[0]).toBe(now);
    const changes = vi.fn();
    made.push(predictions.onDidChange(changes));
    document.replace('run(1);');
    await eventually(() => {
      expect(changes).toHaveBeenCalled();
    });
    expect((await told())[0]).toBe(then);
    await end(0.7311);
    expect((await told())[0]).toBe(then);
    // Another text that shows the same: it is the answer of this one as well.
    document.replace('run(2);');
    await end(0.2);
    expect((await told())[0]).toBe(now);
    await end(0.2, { outcome: { status: 'stopped', ms: 5, reason: 'user' } });
    expect((await told())[0]).toBe(then);
    document.replace(given);
    expect((await told())[0]).toBe(now);
  });

  it('take the first word: the answer may have been read since', async () => {
    const { predictions, deeds, copy, end } = setUp();
    await predictions.say(copy, 'gate', '0.1 to 0.4');
    expect(await predictions.say(copy, 'gate', '0.7 to 0.8')).toBe('You said 0.1 to 0.4. Run the lab to see.');
    await end(0.7311);
    expect(await predictions.say(copy, 'gate', '0.7 to 0.8')).toBe('You said 0.1 to 0.4, the run shows 0.7311.');
    expect(deeds.filter(({ kind }) => kind === 'predicted')).toHaveLength(1);
  });

  it('cover the answer until it is said, skipped or run, and with the setting off nothing', async () => {
    const { predictions, copy, end, covered, settings } = setUp();
    expect(await covered()).toEqual([true, true]);
    settings.arePredictionsShown = false;
    expect(await covered()).toEqual([false, false]);
    settings.arePredictionsShown = true;
    await predictions.uncover([copy], 'never');
    expect(await covered()).toEqual([true, false]);
    await end(0.5);
    expect(await covered()).toEqual([false, false]);
  });

  it('are none where the answer had been shown: kept as after the run, and answered by it at once', async () => {
    const { predictions, deeds, copy, end, told } = setUp();
    await end(0.7311);
    expect(deeds).toEqual([{ kind: 'predictionShown', lesson: 'mine', lab: 'one', place: copy.place, prediction: 'gate', by: 'run' }]);
    expect((await told())[0]).toBe('A run has shown it. What you say now is kept as said after the run.');
    await predictions.say(copy, 'gate', '0.7 to 0.8');
    expect(deeds.slice(1).map(deed => [deed.kind, 'late' in deed && deed.late])).toEqual([
      ['predicted', 'run'],
      ['predictionMet', 'run'],
    ]);
    expect((await told())[0]).toBe('You said 0.7 to 0.8 after the run: right, 0.7311.');
  });

  it('are none after they were uncovered, all at once too', async () => {
    const { predictions, deeds, copy, end, told } = setUp();
    await predictions.uncover([copy]);
    await predictions.uncover([copy]);
    expect(deeds).toHaveLength(2);
    await predictions.say(copy, 'gate', '0.1 to 0.4');
    await end(0.7311);
    expect((await told())[0]).toBe('You said 0.1 to 0.4 after the answer was uncovered, the run shows 0.7311.');
  });

  it('are refused in a sentence: while the lab runs, badly written, or of a question that is not there', async () => {
    const { predictions, deeds, copy, runs, uri, told } = setUp();
    expect(await predictions.say(copy, 'gate', 'about half')).toMatch(/^Write two numbers/);
    expect(await predictions.say(copy, 'gate', { toString: () => '0 to 1' })).toMatch(/no such question/);
    expect(await predictions.say(copy, 'other', '0 to 1')).toMatch(/no such question/);
    runs.runningUri = uri;
    expect(await predictions.say(copy, 'gate', '0 to 1')).toBe('The lab is running: say it when it has ended.');
    expect((await told())[0]).toBe('The lab is running.');
    expect(deeds).toEqual([]);
  });

  it('need not be made, and are there only in a copy of the lab', async () => {
    const { deeds, end, predictions } = setUp();
    await end(0.5, { of: fake.Uri.file('/course/mine.lab.ts') });
    expect(deeds).toEqual([]);
    // Nobody asked for a run that follows the typing.
    await end(0.5, { isLive: true });
    expect(deeds).toEqual([]);
    expect(await predictions.of(fake.Uri.file('/course/mine.lab.ts'))).toEqual([]);
    const now = await predictions.now(lesson, '');
    expect(now).toMatchObject({
      one: { gate: { stage: 'asked', isCovered: true, isRunning: false, words: '', isRight: null, isPast: false } },
    });
  });

  it.each(unfinished)('are answered by no run that did not come to its end: %s', async (_name, outcome) => {
    const { predictions, deeds, copy, end, told } = setUp();
    await predictions.say(copy, 'gate', '0.1 to 0.4');
    await end(0.7311, { outcome });
    expect(deeds.map(({ kind }) => kind)).toEqual(['predicted']);
    expect((await told())[0]).toBe('You said 0.1 to 0.4. Run the lab to see.');
    await end(0.2);
    expect((await told())[0]).toBe('You said 0.1 to 0.4: right, 0.2.');
  });

  it.each(unfinished)('are none after a run that did not come to its end has shown the value: %s', async (_name, outcome) => {
    const { predictions, deeds, copy, end, told, covered } = setUp();
    await end(0.7311, { outcome });
    // Only what was shown is uncovered.
    expect(await covered()).toEqual([false, true]);
    expect(deeds).toMatchObject([{ kind: 'predictionShown', prediction: 'gate', by: 'run' }]);
    await predictions.say(copy, 'gate', '0.7 to 0.8');
    expect(deeds.slice(1)).toMatchObject([{ kind: 'predicted', late: 'run' }]);
    expect((await told())[0]).toBe('You said 0.7 to 0.8 after the run. Run the lab to see.');
    await end(0.75);
    expect(deeds.slice(2)).toMatchObject([{ kind: 'predictionMet', late: 'run', actual: '0.75' }]);
  });
});
