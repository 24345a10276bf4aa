import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { rooms, roomsRule } from '../../../scripts/lint/rooms.mjs';

/** What the rule says about `code` in a file that stands at `path`. */
function lint(path: string, code: string): string[] {
  const plugins = { gatescope: { rules: { rooms: roomsRule } } };
  return new Linter({ cwd: repository })
    .verify(code, [{ files: ['**/*.ts'], languageOptions: { parser: parser }, plugins, rules: { 'gatescope/rooms': 'error' } }], {
      filename: join(repository, path),
    })
    .map(({ message }) => message);
}

describe('walls between rooms', () => {
  it.each([
    ['src/core/run/run.ts', "import 'vscode'"],
    ['src/core/run/run.ts', "import type { Tensor } from '@tensorflow/tfjs'"],
    ['src/core/run/run.ts', "import { readFile } from 'node:fs/promises'"],
    ['src/core/run/run.ts', "import { compileLab } from '../instrument/compileLab.ts'"],
    ['src/instrument/compileLab.ts', "import * as vscode from 'vscode'"],
    ['src/instrument/compileLab.ts', "export * from '../torch/index.ts'"],
    ['src/torch/index.ts', "import { runLab } from '../recorder/runLab.ts'"],
    ['src/torch/nn/recurrent/gru.ts', "import { runLab } from '../../recorder/runLab.ts'"],
    ['src/torch/index.ts', "import 'node:crypto'"],
    ['src/recorder/runLab.ts', "const ts = await import('typescript')"],
    ['src/recorder/runLab.ts', "import { compileLab } from '../instrument/compileLab.ts'"],
    ['src/extension/extension.ts', "import { join } from 'node:path'"],
    ['src/extension/values/paint.ts', "import { print } from '../../torch/print.ts'"],
    ['src/extension/extension.ts', "import { Chart } from '../../webview/lab/chart.ts'"],
    ['src/extension/extension.ts', "type Tensor = import('@tensorflow/tfjs').Tensor"],
    ['src/cli/main.ts', "import * as vscode from 'vscode'"],
    ['src/cli/main.ts', "import { registerLabs } from '../extension/labs/registerLabs.ts'"],
    ['webview/ui/button.ts', "import { Lab } from '../lab/lab.ts'"],
    ['webview/ui/button.ts', "import uplot from 'uplot'"],
    ['webview/lab/startLabPage.ts', "import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit'"],
    ['webview/lab/startLabPage.ts', "import { frame } from '../sandbox/frame/frame.ts'"],
    ['webview/sandbox/nest/nest.ts', "import '../frame/frame.ts'"],
    ['webview/sandbox/frame/frame.ts', "import { h } from '../../ui/h.ts'"],
    ['webview/sandbox/workers/labWorker.ts', "import { h } from '../../ui/h.ts'"],
    ['webview/sandbox/workers/labWorker.ts', "import { compileLab } from '../../../src/instrument/compileLab.ts'"],
    ['labs/lstm-and-gru/lab-1-scalar-lstm.lab.ts', "import { nn } from '../../src/torch/index.ts'"],
    ['labs/lstm-and-gru/lab-1-scalar-lstm.lab.ts', "import fs from 'fs'"],
  ])('%s may not contain: %s', (path, code) => {
    expect(lint(path, code)).toHaveLength(1);
  });

  it.each([
    ['src/core/run/run.ts', "import { cutText } from '../words/cutText.ts'", 'src/core/run lies below src/core/words'],
    ['src/core/words/numberText.ts', "import { runState } from '../following/runState.ts'", 'src/core/words lies below src/core/following'],
    [
      'src/recorder/torchHooks.ts',
      "import { readValues } from '../torch/engine/readValues.ts'",
      "'src/torch/engine/readValues.ts' is inside src/torch",
    ],
    ['src/extension/labs/one.ts', "import('../../instrument/weave/weave.ts')", 'is inside src/instrument'],
    ['src/core/mine/new.ts', "import type { ProbeValue } from '../run/value.ts'", 'src/core/mine is not in the list'],
  ])('%s may not look up or inside: %s', (path, code, message) => {
    expect(lint(path, code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['src/core/words/numberText.ts', "import type { ProbeValue } from '../run/value.ts'"],
    ['src/core/run/run.ts', "import type { ProbeValue } from './value.ts'"],
    ['src/instrument/probes/sites.ts', "import ts from 'typescript'; import { ProbeSite } from '../../core/compiledLab.ts'"],
    ['src/extension/labs/run.ts', "import * as vscode from 'vscode'; const m = await import('../../instrument/compileLab.ts')"],
    ['src/cli/main.ts', "import { readFile } from 'node:fs/promises'; import { runLab } from '../recorder/runLab.ts'"],
    ['webview/lab/startLabPage.ts', "import { h } from '../ui/h.ts'; import { connect } from '../../src/core/channel.ts'"],
    ['webview/sandbox/workers/labWorker.ts', "import { runLab } from '../../../src/recorder/runLab.ts'"],
    ['labs/lstm-and-gru/lab-3-shapes.lab.ts', "import { nn } from 'gatescope'; import * as tf from '@tensorflow/tfjs'; import './mine.ts'"],
    ['test/unit/any.test.ts', "import '../../src/core/run.ts'; import 'vitest'"],
  ])('%s may contain: %s', (path, code) => {
    expect(lint(path, code)).toEqual([]);
  });

  it('stand in every room there is', async () => {
    const eslint = new ESLint({ cwd: repository });
    for (const room of Object.keys(rooms)) {
      const config = (await eslint.calculateConfigForFile(join(repository, room, 'any.ts'))) as Linter.Config;
      expect(config.rules?.['gatescope/rooms'], room).toEqual([2]);
      expect(config.rules?.['import-x/no-default-export'], room).toEqual([2]);
      expect(config.rules?.['max-lines'], room).toEqual([2, { max: 300 }]);
    }
  });
});
