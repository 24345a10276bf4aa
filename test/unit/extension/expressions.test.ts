import { beforeEach, expect, it, vi } from 'vitest';
import type { CheckRequest } from '../../../src/core/channels/labPageChannel.ts';
import type { RunEvent, RunId, RunOutcome } from '../../../src/core/run/run.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import type { ValueSheet } from '../../../src/extension/values/valueSheet.ts';
import type { ValueSheets } from '../../../src/extension/values/valueSheets.ts';
import type { Log } from '../../../src/extension/shown/log.ts';
import { compileLab, type CompileInput } from '../../../src/instrument/compileLab.ts';
import { staleLines, type EditedText } from '../../../src/instrument/staleness/staleLines.ts';
import { runCompiled } from '../instrument/runProgram.ts';
import { standIn } from './fakeVSCode/standIn.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { eventually } from '../eventually.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LabRun } = await import('../../../src/extension/runs/labRun.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');
const { ValueSheet: Sheet } = await import('../../../src/extension/values/valueSheet.ts');
const { ExpressionParts } = await import('../../../src/extension/parts/expressionParts.ts');
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { commands } = await import('../../../src/extension/host/ids.ts');

const text = ['const a = 2;', 'const list = [1, 2, 3];', 'const b = Math.max((list.at(-1)! * a), 1) - a;', 'console.log(b);', ''].join(
  '\n',
);

beforeEach(() => {
  fake.forgetAll();
  fake.workspace.isTrusted = true;
});

/** A lab that has run, with a page that runs it again when asked to. */
async function setUp({
  program = text,
  ms = 5,
  hasTooMany = false,
  isStopped = false,
}: { program?: string; ms?: number; hasTooMany?: boolean; isStopped?: boolean } = {}) {
  const uri = fake.Uri.file('/a.lab.ts');
  const document = new fake.FakeText(uri, program);
  const compiled = await compileLab({ name: 'a.lab.ts', text: program });
  if (!compiled.ok) throw new Error('It did not compile.');
  const compilation = { ok: true as const, lab: compiled.lab, hash: '', notice: null, toOriginal: () => null };
  const askStale = (edited: EditedText) => Promise.resolve(staleLines(edited));
  const run = new LabRun({ id: 'r', compilation, texts: [new TrackedText(uri, program)], uri, askStale });
  const { events } = await runCompiled(compiled.lab);
  const stopped: RunOutcome = { status: 'stopped', ms, reason: 'user' };
  for (const event of events)
    run.receive(event.kind === 'ended' ? { kind: 'ended', outcome: isStopped ? stopped : { ...event.outcome, ms } } : event);

  const received = new fake.EventEmitter<{ runId: RunId; event: RunEvent }>();
  const requests: CheckRequest[] = [];
  /** How the page ends what it is asked for; it runs it, if a test does not say so. */
  const page = { end: null as RunOutcome | null, isThere: true, isByChance: false };
  const runQuietly = async (request: CheckRequest): Promise<void> => {
    requests.push(request);
    const { runId } = request;
    if (page.end) {
      received.fire({ runId, event: { kind: 'ended', outcome: page.end } });
      return;
    }
    for (const event of (await runCompiled(request.lab)).events) {
      const isDrawn = page.isByChance && event.kind === 'ended' && event.outcome.status !== 'stopped';
      received.fire({ runId, event: isDrawn ? { kind: 'ended', outcome: { ...event.outcome, isByChance: true } } : event });
    }
  };
  const remote = standIn<PageLink['remote']>({ runQuietly, stop: () => Promise.resolve() });
  const replaced = new fake.EventEmitter<void>();
  const state = { running: undefined as fake.Uri | undefined };
  const sheet: ValueSheet = new Sheet(run, 0, uri);
  sheet.refresh();
  const log = standIn<Log>({ error: () => undefined, debug: () => undefined });
  const guards = new Guards(log);
  new ExpressionParts({
    // As the compiler does with labs of too many probes.
    compiler: { compileLab: (input: CompileInput) => compileLab({ ...input, probes: !hasTooMany }) },
    runs: {
      get runningUri() {
        return state.running;
      },
    },
    labView: standIn({
      get page() {
        return page.isThere ? standIn<PageLink>({ remote }) : undefined;
      },
      open: () => Promise.resolve(standIn<PageLink>({ remote })),
      onDidReceive: received.event,
      onDidLose: new fake.EventEmitter<'closed'>().event,
    }),
    settings: standIn({ backend: 'cpu', timeLimitMs: 60_000 }),
    sheets: standIn<ValueSheets>({
      get: (of: fake.Uri) => (of.path === uri.path ? sheet : undefined),
      isOutdated: () => false,
      onDidReplace: replaced.event,
    }),
    ...{ trust: guards.trust, commands: guards.commands, log },
  });
  const placeOf = (offset: number): fake.Position => {
    const { line, character } = document.positionAt(offset);
    return new fake.Position(line, character);
  };
  /** What is told where `piece` stands, at `at` letters in it. */
  const hover = async (piece: string, at = 0): Promise<string | undefined> => {
    const position = placeOf(document.getText().indexOf(piece) + at);
    const provider = fake.hoverProviders.at(-1);
    const found = await provider?.provideHover(document, position, new fake.FakeToken());
    const [content] = found?.contents ?? [];
    return content instanceof fake.MarkdownString ? content.value.replaceAll('&nbsp;', '') : undefined;
  };
  const editor = new fake.FakeEditor(document);
  fake.window.activeTextEditor = editor;
  const select = (piece: string): void => {
    const start = document.getText().indexOf(piece);
    editor.selection = new fake.Selection(placeOf(start), placeOf(start + piece.length));
    fake.selectionChanged.fire({ textEditor: editor, selections: [editor.selection], kind: undefined });
  };
  return { document, run, requests, page, state, replaced, hover, select, editor };
}

it('tells the innermost expression under the pointer, and the steps of its chain, by one run that nobody sees', async () => {
  const { hover, requests } = await setUp();
  const told = await hover('list.at(-1)', 6);
  expect(told).toContain('**`list.at(-1)`**');
  expect(told).toContain('`3`');
  expect(told).toContain('| `list.at(-1)` | `3` |\n| `list.at(-1)! * a` | `6` |');
  expect(await hover('Math.max', 6)).toContain(
    '| `Math.max((list.at(-1)! * a), 1)` | `6` |\n| `Math.max((list.at(-1)! * a), 1) - a` | `4` |',
  );
  expect(await hover('a), 1')).toContain('`2`');
  expect(await hover('console')).toBeUndefined();
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ backend: 'cpu' });
});

it('tells what an expression in loops gave, turn by turn', async () => {
  const { hover } = await setUp({
    program: 'for (let i = 0; i < 2; i++) {\n  for (const x of [3, 4]) {\n    const b = Math.abs(x - i);\n  }\n}\n',
  });
  const told = await hover('x - i', 2);
  expect(told).toContain('**`x - i`** line 3 · seen 4 times');
  expect(told).toContain('| 1 | 3 |\n| 2 | 4 |\n| 3 | 2 |\n| 4 | 3 |');
});

it('tells nothing of a line that was edited, and calls old what depends on one', async () => {
  const { document, hover } = await setUp();
  document.insert(0, 10, '9');
  await new Promise(resolve => setImmediate(resolve));
  expect(await hover('list.at', 6)).toMatch(/\*\*`list.at\(-1\)`\*\* line 3 · seen once · old: from before your edit/);
  document.insert(0, 0, '\n');
  expect(await hover('list.at', 6)).toContain('line 4 · seen once · old');
  document.insert(3, 20, '7');
  expect(await hover('.at(-1)', 2)).toBeUndefined();
});

it('says that nobody can tell where the lab does something else the second time', async () => {
  const { hover } = await setUp({ program: 'const a = Math.random();\nconst b = Math.abs(a);\n' });
  expect(await hover('Math.abs', 6)).toContain('This lab gave other values when it was run again');
});

it('says the same where the lab does something else that only its expressions see, as after a failure', async () => {
  const unseen = await setUp({ program: 'if (Math.abs(Math.random()) < 2) console.log("below two");\n' });
  expect(await unseen.hover('Math.abs', 6)).toContain('This lab gave other values when it was run again');
  const failed = await setUp({ program: 'const a = 2;\nthrow new Error(String(Math.abs(Math.random() * a)));\n' });
  expect(await failed.hover('Math.abs', 6)).toContain('This lab gave other values when it was run again');
});

it('believes a lab that could do something else where three runs of it came out the same', async () => {
  const { hover, requests } = await setUp({ program: 'const isLater = new Date(5).getTime() + 1 > 2;\n' });
  expect(await hover('new Date(5).getTime', 15)).toContain('`5`');
  expect(requests).toHaveLength(2);
});

it('says that nobody can tell where random numbers were drawn, though all runs have come out the same', async () => {
  const { hover, page, requests } = await setUp({ program: 'const isBelow = Math.abs(Math.random()) < 2;\n' });
  page.isByChance = true;
  for (let times = 0; times < 2; times++) expect(await hover('Math.abs', 6)).toContain('This lab draws random numbers without a seed');
  expect(requests).toHaveLength(1);
});

it('runs nothing again, however often one looks, for what would be the same each time', async () => {
  const other = await setUp({ program: 'const a = Math.random();\nconst b = Math.abs(a);\n' });
  for (let times = 0; times < 3; times++) expect(await other.hover('Math.abs', 6)).toContain('This lab gave other values');
  expect(other.requests).toHaveLength(1);
  const long = await setUp();
  long.page.end = { status: 'stopped', ms: 0, reason: 'time' };
  for (let times = 0; times < 3; times++) expect(await long.hover('list.at', 6)).toContain('It took too long');
  expect(long.requests).toHaveLength(1);
  // Whoever asks for it by the command may give it more time.
  long.page.end = null;
  long.select('list.at(-1)');
  await fake.press(commands.showExpression);
  expect(long.requests).toHaveLength(2);
  expect(await long.hover('list.at', 6)).toContain('`3`');
});

it('opens no lab view that was closed, unless it is asked for', async () => {
  const { hover, page, select, requests } = await setUp();
  page.isThere = false;
  expect(await hover('list.at', 6)).toContain('The lab view is closed');
  expect(requests).toHaveLength(0);
  select('list.at(-1)');
  await fake.press(commands.showExpression);
  expect(requests).toHaveLength(1);
});

it('promises nothing of a run that was stopped, however long it took', async () => {
  const { hover, requests } = await setUp({ ms: 3_000, isStopped: true });
  expect((await hover('list.at', 6))?.replaceAll('\\', '')).toContain('This run was stopped. Run the lab to its end');
  expect(requests).toHaveLength(0);
});

it('runs a lab that takes its time only by the command, and keeps what was seen', async () => {
  const { hover, select, requests } = await setUp({ ms: 3_000 });
  expect(await hover('list.at', 6)).toContain("This run took 3.0 s. 'Show Selected Expression' runs it once more");
  expect(requests).toHaveLength(0);
  select('list.at(-1)');
  let labels: readonly string[] = [];
  fake.choices.item = found => {
    labels = found;
    return found[1];
  };
  await fake.press(commands.showExpression);
  expect(labels).toEqual(['list.at(-1)', 'list.at(-1)! * a']);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.timeLimitMs).toBe(60_000);
  expect(await hover('list.at', 6)).toContain('`3`');
  expect(requests).toHaveLength(1);
});

it('says so where another run came first, and asks again the next time', async () => {
  const { hover, page, requests } = await setUp();
  page.end = { status: 'stopped', ms: 0, reason: 'replaced' };
  expect((await hover('list.at', 6))?.replaceAll('\\', '')).toContain('so this was not seen. Look again.');
  page.end = null;
  expect(await hover('list.at', 6)).toContain('`3`');
  expect(requests).toHaveLength(2);
});

it('starts nothing while a lab runs, and nothing in a folder that is not trusted', async () => {
  const { hover, state, requests } = await setUp();
  state.running = fake.Uri.file('/b.lab.ts');
  expect(await hover('list.at', 6)).toContain('A lab is running');
  state.running = undefined;
  fake.workspace.isTrusted = false;
  expect(await hover('list.at', 6)).toBeUndefined();
  await fake.press(commands.showExpression);
  expect(fake.said).toEqual(['Running labs needs a trusted folder.']);
  expect(requests).toHaveLength(0);
});

it('shows the value of exactly what is selected in the status bar, until something else is', async () => {
  const { select, document } = await setUp();
  const whenShown = (words: string): Promise<void> =>
    eventually(() => {
      expect(fake.statusBar.get('gatescope.selection')).toBe(`$(symbol-numeric) ${words}`);
    });
  select('list.at(-1)');
  await whenShown('list.at(-1): 3');
  select('(list.at(-1)! * a)');
  expect(fake.statusBar.has('gatescope.selection')).toBe(false);
  await whenShown('list.at(-1)! * a: 6');
  // A name that gets its value there needs no second run.
  select('b');
  await whenShown('b: 4');
  document.insert(3, 0, ' ');
  expect(fake.statusBar.has('gatescope.selection')).toBe(false);
});

it('says so where a lab has too many expressions to look at', async () => {
  const { select, hover, requests } = await setUp({ hasTooMany: true });
  expect(await hover('Math.abs', 6)).toBeUndefined();
  select('Math.abs(a)');
  await fake.press(commands.showExpression);
  expect(fake.said.at(-1)).toContain('it has too many of them');
  expect(requests).toHaveLength(0);
});

it('says what to select where there is nothing to tell', async () => {
  const { select } = await setUp();
  select('const');
  await fake.press(commands.showExpression);
  expect(fake.said.at(-1)).toContain('Select an expression, such as h.at(-1)');
});

it('takes the power of foreign words in an expression, wherever it is told', async () => {
  const call = 'f("[x](command:a) $(bug) \u202e|`")';
  const { hover, select } = await setUp({ program: `const f = (of: string): number => of.length;\nconsole.log(Math.abs(${call}));\n` });
  const harmless = (told: string | undefined): void => {
    expect(told).toContain('f("[x]');
    expect(told).not.toMatch(/\]\(command|\$\(bug|\u202e/u);
  };
  harmless(await hover('f("', 1));
  select(call);
  await eventually(() => {
    expect(fake.statusBar.has('gatescope.selection')).toBe(true);
  });
  harmless(fake.statusBar.get('gatescope.selection'));
  let listed = '';
  fake.choices.item = found => {
    listed = found.join();
    return undefined;
  };
  await fake.press(commands.showExpression);
  harmless(listed);
});
