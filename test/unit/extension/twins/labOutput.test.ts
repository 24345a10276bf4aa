import { expect, it, vi } from 'vitest';
import type { LabRun } from '../../../../src/extension/runs/labRun.ts';
import { standIn } from '../fakeVSCode/standIn.ts';
import * as fake from '../fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('../fakeVSCode/vscode.ts'));
const { labOutput } = await import('../../../../src/extension/twins/labOutput.ts');

it('has no output where another lab was run before this one had begun', async () => {
  const lab = new fake.FakeText('/course/lab-1.lab.ts', 'print(1);\n', false);
  const ended = new fake.EventEmitter<LabRun>();
  const output = labOutput(
    lab,
    standIn({
      onDidEnd: ended.event,
      onDidRefuse: new fake.EventEmitter<never>().event,
      turn: () => Promise.resolve(),
      isRunning: () => false,
    }),
    standIn({ get: () => undefined }),
  );
  expect(await output).toBeNull();
  expect(ended.size).toBe(0);
});
