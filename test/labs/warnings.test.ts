import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOne } from '../../scripts/build.mjs';
import { repository } from '../../scripts/repository.mjs';
import type { RunReport } from '../../src/cli/runReport.ts';

const lessons = join(repository, 'labs');
/** What exercises begin with. */
const given = readdirSync(lessons, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('start.lab.ts'));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatescope-warnings-'));
  await buildOne('cli.mjs', folder);
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a lab from the command line. */
async function run(text: string, ...options: string[]): Promise<{ code: number; out: string; error: string }> {
  await writeFile(join(folder, 'test.lab.ts'), text);
  return new Promise(resolve => {
    const child = execFile(process.execPath, ['cli.mjs', 'run', 'test.lab.ts', ...options], { cwd: folder }, (_, out, error) => {
      resolve({ code: child.exitCode ?? -1, out, error });
    });
  });
}

const twice = `import { manualSeed, nn, print, randn, softmax, tensor } from 'gatescope';
manualSeed(1);
const lossFn = new nn.CrossEntropyLoss();
const shares = softmax(randn(4, 2), 1);
for (let turn = 0; turn < 3; turn++) lossFn.forward(shares, tensor([0, 1, 1, 0]));
print('done');
`;

const diverges = `import { nn, optim, tensor } from 'gatescope';
const model = new nn.Linear(1, 1);
const optimizer = new optim.SGD(model.parameters(), { lr: 50 });
const x = tensor([[1], [2]], { dtype: 'float32' });
for (let step = 0; step < 500; step++) {
  optimizer.zeroGrad();
  new nn.MSELoss().forward(model.forward(x), x.mul(3)).backward();
  optimizer.step();
}
`;

describe('what the command line says of a lab that runs and is wrong', () => {
  it('is one line on stderr, and the lab still succeeds', async () => {
    expect(await run(twice)).toEqual({
      code: 0,
      out: 'done\n',
      error:
        'test.lab.ts:5:45: warning: nn.CrossEntropyLoss applies softmax by itself, but it is given what softmax returned. Give it the scores (logits) instead.\n',
    });
  });

  it('stands in the JSON report, too', async () => {
    const { code, out } = await run(twice, '--json');
    expect(code).toBe(0);
    const message = expect.stringContaining('applies softmax by itself') as string;
    expect((JSON.parse(out) as RunReport).warnings).toEqual([{ code: 'W-SOFTMAX', message, file: 'test.lab.ts', line: 5, column: 45 }]);
    expect((JSON.parse((await run("console.log('x');", '--json')).out) as RunReport).warnings).toEqual([]);
  });

  it('is an error with a code of its own where the loss is no number any more', async () => {
    const { code, error } = await run(diverges);
    expect(code).toBe(1);
    expect(error).toMatch(
      /^test[.]lab[.]ts:7:\d+: The loss became ∞ at step \d+ [(]\w+ = \d+[)][.] Try a smaller learning rate, or clip the gradients[.]\n$/u,
    );
    const report = JSON.parse((await run(diverges, '--json')).out) as RunReport;
    expect(report.error).toMatchObject({ code: 'E-LOSS', line: 7 });
  });

  it.each(given)('is nothing of what a learner is given: %s', async file => {
    const { out } = await run(await readFile(join(lessons, file), 'utf8'), '--json');
    expect((JSON.parse(out) as RunReport).warnings).toEqual([]);
  });
});
