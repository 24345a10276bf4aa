import { expect, it } from 'vitest';
import { lineIn, runScript } from '../../../src/cli/lesson/runLesson.ts';

it('finds the last line of a twin in a report of Python, with slashes of either kind', () => {
  const report = (path: string): string =>
    `Traceback:\n  File "${path}", line 7, in <module>\n  File "${path}", line 3, in f\n  File "/torch/nn.py", line 9\n`;
  expect(lineIn(report('/lessons/day/twins/x.py'), 'twins/x.py')).toBe(3);
  expect(lineIn(report('C:\\lessons\\day\\twins\\x.py'), 'twins/x.py')).toBe(3);
  expect(lineIn('Killed', 'twins/x.py')).toBe(1);
});

it('says that a script took longer than its limit', async () => {
  const endless = ['-e', 'setInterval(() => undefined, 1_000)'];
  expect(await runScript(process.execPath, endless, '.', 100)).toMatchObject({ code: null, error: 'It took longer than 0.1 s.' });
});
