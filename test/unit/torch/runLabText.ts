import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import * as gatescope from '../../../src/torch/index.ts';
import { setPrintSink } from '../../../src/torch/text/print.ts';
import { startSession } from '../../../src/torch/session/session.ts';

/** Folder of the lesson's labs. */
export const LESSON = new URL('../../../labs/lstm-and-gru/', import.meta.url);

export function lessonFile(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, LESSON)), 'utf8');
}

/** Runs a lab's text in its own session, with nothing but TypeScript's own types taken away, and returns what it printed. */
export function runLabText(text: string): string {
  const session = startSession();
  const lines: string[] = [];
  setPrintSink(line => lines.push(line));
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, verbatimModuleSyntax: false },
  });
  const modules: Record<string, object> = { gatescope, '@tensorflow/tfjs': tf };
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the lab under test is text
    new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  } finally {
    session.dispose();
  }
  return lines.map(line => `${line}\n`).join('');
}
