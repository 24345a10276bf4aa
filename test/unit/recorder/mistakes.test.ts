import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isProxy } from '../../../src/cli/isProxy.ts';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalPlace } from '../../../src/core/source/labMap.ts';
import { repository } from '../../../scripts/repository.mjs';
import type { LabFunction } from '../../../src/core/run/labScope.ts';
import { warningCodes } from '../../../src/core/run/labWarning.ts';
import type { RunOutcome } from '../../../src/core/run/run.ts';
import { compileLab } from '../../../src/instrument/compileLab.ts';
import { cpuLibraries } from '../../../src/recorder/imports/cpuLibraries.ts';
import type { LabLibraries } from '../../../src/recorder/imports/labModules.ts';
import { runLab } from '../../../src/recorder/runLab.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { framesOf, scriptName } from '../instrument/runProgram.ts';
import { mixedConventions, oneConvention } from './mixedConventions.ts';
import { rightLabs, wrongLabs } from './shortMistakes.ts';

const corpus = join(repository, 'test/fixtures/mistakes');
const lesson = join(repository, 'labs/lstm-and-gru');
const wrong = [...(await labsIn(join(corpus, 'wrong'))), ...Object.entries(wrongLabs)];
const right = [...(await labsIn(join(corpus, 'right'))), ...(await labsIn(lesson)), ...Object.entries(rightLabs)];
const usualDepth = Error.stackTraceLimit;
let libraries: LabLibraries;

afterAll(() => {
  Error.stackTraceLimit = usualDepth;
});

beforeAll(async () => {
  libraries = await cpuLibraries();
  // As where labs run: the library's own calls stand between the lab and what is reported of it.
  Error.stackTraceLimit = 50;
});

async function labsIn(folder: string): Promise<[name: string, text: string][]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.lab.ts'));
  return Promise.all(names.map(async name => [basename(name, '.lab.ts'), await readFile(join(folder, name), 'utf8')]));
}

interface Ran {
  readonly outcome: RunOutcome;
  /** `CODE line`. */
  readonly warnings: string[];
  readonly messages: string[];
  readonly printed: string[];
}

async function run(text: string): Promise<Ran> {
  // Without the marks: a lab that says what it does is not mistaken.
  const compiled = await compileLab({ name: 'test.lab.ts', text: text.replace(/\/\/ <- W-.*/gu, '') });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  startSession();
  const warnings: string[] = [];
  const messages: string[] = [];
  const printed: string[] = [];
  const outcome = await runLab({
    lab: compiled.lab,
    functions: new vm.Script(`${compiled.lab.code};$gatescopeLab`, { filename: scriptName }).runInNewContext() as LabFunction[],
    libraries,
    backend: { name: 'cpu', reason: 'test' },
    emit: event => {
      if (event.kind === 'output') printed.push(...event.lines);
      if (event.kind !== 'warning') return;
      const [frame] = event.warning.frames;
      const place = frame && originalPlace(compiled.map, frame);
      warnings.push(`${event.warning.code} ${String(place?.line)}`);
      messages.push(event.warning.message);
    },
    clock: () => performance.now(),
    frameOf: framesOf,
    isProxy,
  });
  return { outcome, warnings, messages, printed };
}

/** Mistakes are marked on their line: `// <- W-CODE`. */
function marked(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const code = /\/\/ <- (W-[A-Z-]+)/u.exec(line)?.[1];
    return code === undefined ? [] : [`${code} ${String(index + 1)}`];
  });
}

describe('mistakes that throw nothing', () => {
  it.each(wrong)('%s is warned about once, at its line, and about nothing else', async (_, text) => {
    const { warnings, messages } = await run(text);
    expect(warnings).toEqual(marked(text));
    expect(warnings).toHaveLength(1);
    for (const message of messages) expect(message).toMatch(/^(?:nn\.)?[A-Z].*[.]$/u);
    for (const message of messages) expect(message.length).toBeLessThan(260);
  });

  it.each(right)('%s is right, and nothing is said', async (_, text) => {
    const { outcome, warnings } = await run(text);
    expect({ outcome: outcome.status, error: outcome.status === 'failed' ? outcome.error.message : null, warnings }).toEqual({
      outcome: 'finished',
      error: null,
      warnings: [],
    });
  });

  it('in the convention of a GRU are told where its numbers are not those of PyTorch', async () => {
    // Each of these labs ends by saying whether its step by hand gives what the module gives.
    for (const text of Object.values(mixedConventions)) expect((await run(text)).printed.at(-1), text).toMatch(/^false$/iu);
    const odd = ['convention-said', 'convention-only-its-weights', 'convention-of-an-lstm', 'convention-by-another-name', 'convention-own-name-for-the-rest']; // prettier-ignore
    for (const [name, text] of Object.entries(oneConvention))
      if (!odd.includes(name)) expect((await run(text)).printed.at(-1), name).toMatch(/^true$/iu);
  });

  it('are of every kind there is, in several forms', () => {
    const codes = wrong.flatMap(([, text]) => marked(text)).map(mark => mark.split(' ')[0]);
    for (const code of warningCodes) expect(codes.filter(each => each === code).length, code).toBeGreaterThanOrEqual(3);
  });
});
