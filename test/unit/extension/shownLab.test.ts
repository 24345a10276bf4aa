import { afterEach, expect, it, vi } from 'vitest';
import type { LabPageApi, LabView } from '../../../src/core/channels/labPageChannel.ts';
import { freshRun } from '../../../src/core/following/runState.ts';
import type { PageLink } from '../../../src/extension/labView/pageLink.ts';
import type { LabRun } from '../../../src/extension/runs/labRun.ts';
import { eventually } from '../eventually.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { LastRuns } = await import('../../../src/extension/runs/lastRuns.ts');
const { ShownLab } = await import('../../../src/extension/runs/shownLab.ts');
const { TrackedText } = await import('../../../src/extension/labs/trackedText.ts');

const made: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
});

function setUp(name: string) {
  const document = new fake.FakeText(`/course/${name}.lab.ts`, 'run();');
  const views: LabView[] = [];
  const edits: Parameters<LabPageApi['edited']>[0][] = [];
  const remote = standIn<PageLink['remote']>({
    show: (view: LabView) => Promise.resolve(void views.push(view)),
    edited: (told: (typeof edits)[0]) => Promise.resolve(void edits.push(told)),
  });
  const none = new fake.EventEmitter<never>().event;
  const lastRuns = new LastRuns();
  const shownLab = new ShownLab({
    labView: standIn({ page: standIn<PageLink>({ remote }), onDidOpen: none }),
    library: standIn({ lessons: () => Promise.resolve([]), knownLabOf: () => undefined, knownTitleOf: () => undefined }),
    settings: standIn({ backend: 'cpu', onDidChange: none }),
    lastRuns,
    log: standIn({ debug: vi.fn(), error: vi.fn() }),
  });
  made.push(shownLab);
  const end = (isKept: boolean): void => {
    const texts = [new TrackedText(document.uri, 'run();', document.getText())];
    const outcome = { status: 'finished', ms: 5 } as const;
    const run = standIn<LabRun>({
      id: 'a'.repeat(32),
      uri: document.uri,
      texts,
      state: { ...freshRun, outcome },
      message: null,
      isKept,
      cursor: null,
    });
    lastRuns.set(Object.assign(run, { lab: { code: '', sites: [], files: [] }, isChanged: false, earlier: null, isOver: true, isLive: false, saidNothing: false, dispose: () => undefined })); // prettier-ignore
  };
  return { document, views, edits, shownLab, end };
}

it('says of a run that the text was edited since, and of a kept one that it is kept', async () => {
  const { document, views, edits, shownLab, end } = setUp('kept');
  end(true);
  shownLab.show(document.uri);
  await eventually(() => {
    expect(views).toMatchObject([{ isEdited: false, run: { isKept: true } }]);
  });
  document.replace('run(1);');
  await eventually(() => {
    expect(edits).toEqual([{ isEdited: true, isNoticeEdited: false }]);
  });
});

it('says why a text was not run until that text is edited, and then that it is of an older one', async () => {
  const { document, views, edits, shownLab, end } = setUp('refused');
  end(false);
  document.replace('run(;');
  const message = { code: 'E-SYNTAX', severity: 'error', text: "Line 1: ')' expected.", line: 1 } as const;
  shownLab.show(document.uri, { message, text: 'run(;' });
  await eventually(() => {
    expect(views).toMatchObject([{ isEdited: true, isNoticeEdited: false, notice: message }]);
  });
  document.replace('run(2);');
  await eventually(() => {
    expect(edits).toEqual([{ isEdited: true, isNoticeEdited: true }]);
  });
});
