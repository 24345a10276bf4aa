import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { repository } from '../../scripts/repository.mjs';
import { fillLessonFolder } from '../../scripts/start/lessonFolder.mjs';
import { canDownload } from '../../scripts/vscode/canDownload.mjs';
import { mistakenLabs } from './inHost/mistakenLabs.ts';
import type { VSCodeVersion } from '../../scripts/vscode/releases.mjs';

/** One Mocha test that ran inside the extension host. */
export interface InHostResult {
  readonly title: string;
  /** Null where it passed. */
  readonly error: string | null;
}

/**
 * Runs `inHost/*.test.ts` inside the extension host of a real VS Code: one that `@vscode/test-electron` downloads
 * where that is possible, else the launcher of `scripts/vscode`, which takes the same arguments.
 */
export async function runInHost(version: VSCodeVersion): Promise<readonly InHostResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-in-host-'));
  try {
    const suite = join(repository, '.tsbuild/inHost/suite.cjs');
    await build({
      entryPoints: [join(repository, 'test/host/inHost/suite.ts')],
      outfile: suite,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode', 'mocha'],
      logLevel: 'warning',
    });
    const results = join(repository, `.tsbuild/results/inHost-${version}.json`);
    await rm(results, { force: true });
    await mkdir(dirname(results), { recursive: true });
    await fillLessonFolder(folder);
    await writeFile(
      join(folder, 'wrong.lab.ts'),
      "import * as tf from '@tensorflow/tfjs';\nconst wrong: string = 1;\nconsole.log(wrong, tf.ones([1]));\n",
    );
    for (const [name, text] of Object.entries(mistakenLabs)) await writeFile(join(folder, name), text);
    await mkdir(join(folder, 'labs/mine/exercises/first'), { recursive: true });
    await writeFile(join(folder, 'labs/mine/lesson.json'), '{ "format": 1, "id": "Mine", "labs": [{ "colour": "red" }] }\n');
    await writeFile(
      join(folder, 'labs/mine/exercises/first/exercise.json'),
      '{ "id": "first", "rubric": [{ "from": 7 }, { "id": "B" }] }\n',
    );
    await writeFile(join(folder, 'labs/mine/glossary.json'), '[{ "from": "glossary/gate.json" }, { "id": "gate", "text": "A number." }]\n');
    const options = {
      extensionDevelopmentPath: repository,
      extensionTestsPath: suite,
      launchArgs: [folder],
      extensionTestsEnv: { GATESCOPE_IN_HOST_RESULTS: results, GATESCOPE_VSCODE_VERSION: version },
    };
    let failure: unknown;
    try {
      if (await canDownload()) await runTests({ ...options, version });
      else await runTests({ ...options, vscodeExecutablePath: join(repository, 'scripts/vscode/code.mjs') });
    } catch (error) {
      failure = error;
    }
    try {
      return JSON.parse(await readFile(results, 'utf8')) as InHostResult[];
    } catch (error) {
      // No results at all: what kept the host from running says more than the missing file.
      throw failure ?? error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
