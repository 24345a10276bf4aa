import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { fillLessonFolder } from '../../scripts/start/lessonFolder.mjs';
import { openWorkbench } from '../../scripts/vscode/openWorkbench.mjs';
import type { VSCodeVersion } from '../../scripts/vscode/releases.mjs';
import { startVSCode } from '../../scripts/vscode/startVSCode.mjs';
import type { Workbench } from '../../scripts/vscode/workbench.mjs';
import { LabView } from './labView.ts';

export interface HostOptions {
  readonly version: VSCodeVersion;
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  /** A packaged extension; otherwise the extension is loaded from the repository, or from `extension`. */
  readonly vsix?: string;
  readonly extension?: string;
  /** False leaves VS Code as a person uses it, with its dialogs; only a packaged extension is loaded then. */
  readonly isDriven?: boolean;
  /** True loads all extensions that VS Code brings along, otherwise those that a lesson is shown with. */
  readonly isWhole?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings that hold for this machine alone. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** False takes the whole browser, in which frames have processes of their own, where there is a lighter one. */
  readonly isLight?: boolean;
  /** How large the window is. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** More files of the lesson folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A real VS Code with a lesson folder open in it. Everything is thrown away by `dispose`. */
export interface HostSession {
  readonly workbench: Workbench;
  readonly view: LabView;
  readonly workspace: string;
  /** `http://127.0.0.1:PORT`, where the window and VS Code's server live. */
  readonly origin: string;
  dispose(): Promise<void>;
}

export async function openHost({
  version,
  trusted = true,
  vsix,
  extension = repository,
  isDriven = true,
  isWhole = false,
  settings = {},
  machineSettings = {},
  isLight = true,
  viewport,
  files = {},
}: HostOptions): Promise<HostSession> {
  const workspace = await mkdtemp(join(tmpdir(), 'gatescope-lesson-'));
  const parts: (() => Promise<unknown>)[] = [() => rm(workspace, { recursive: true, force: true })];
  const dispose = async (): Promise<void> => {
    for (const part of parts.splice(0).reverse()) await part();
  };
  try {
    await fillLessonFolder(workspace);
    for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
    const vscode = await startVSCode({
      version,
      workspace,
      trusted,
      isDriven,
      isWhole,
      settings: { 'gatescope.backend': 'cpu', ...settings },
      machineSettings,
      ...(vsix === undefined ? { extensionDevelopmentPath: extension } : { vsix }),
    });
    parts.push(() => vscode.dispose());
    const workbench = await openWorkbench({ url: vscode.url, graphics: 'none', isLight, ...(viewport ? { viewport } : {}) });
    parts.push(() => workbench.dispose());
    // The last thing that was on the screen, for whoever wonders why a test failed.
    parts.push(() => workbench.screenshot(join(repository, `.tsbuild/results/${pictureName(version)}.png`)));
    return { workbench, view: new LabView(workbench), workspace, origin: vscode.origin, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Named for the test file, so that each keeps its last picture. */
function pictureName(version: VSCodeVersion): string {
  return `${basename(expect.getState().testPath ?? 'host', '.test.ts')}-${version}`;
}
