import { expect, test } from 'vitest';
import type { BackendName } from '../../../src/core/run/run.ts';
import { chooseBackend, type BackendTrial } from '../../../webview/sandbox/workers/backend/chooseBackend.ts';
import { nameSoftware } from '../../../webview/sandbox/workers/backend/softwareRenderer.ts';

/** A machine as the trial would find it, and what was taken into use on it. */
class Machine implements BackendTrial {
  readonly used: BackendName[] = [];
  gpu: string | null = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060)';
  hasWebgl = true;
  wrong: string | null = null;
  ms = { webgl: 1, cpu: 4 };

  readonly renderer = (): string | null => this.gpu;
  readonly use = (name: BackendName): Promise<boolean> => {
    if (name === 'webgl' && !this.hasWebgl) return Promise.resolve(false);
    this.used.push(name);
    return Promise.resolve(true);
  };
  readonly findWrong = (): string | null => (this.used.at(-1) === 'webgl' ? this.wrong : null);
  readonly time = (): number => this.ms[this.used.at(-1) ?? 'cpu'];
}

test('hardware that is right and faster', async () => {
  const machine = new Machine();
  expect(await chooseBackend('auto', null, machine)).toEqual({ name: 'webgl', reason: 'Using WebGL: 4.0 times as fast as the CPU here.' });
  expect(machine.used.at(-1)).toBe('webgl');
});

test.each<[string, Partial<Machine>, string]>([
  ['no WebGL', { gpu: null }, 'Using CPU: this machine has no WebGL.'],
  [
    'software',
    { gpu: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))' },
    'Using CPU: WebGL here is drawn by software (SwiftShader).',
  ],
  ['refused', { hasWebgl: false }, 'Using CPU: WebGL could not be started.'],
  ['wrong', { wrong: 'LSTM step off by 1.0 %' }, 'Using CPU: this GPU gave wrong numbers (LSTM step off by 1.0 %).'],
  ['slower', { ms: { webgl: 9, cpu: 3 } }, 'Using CPU: faster here than this GPU (3.0 ms against 9.0 ms for one LSTM step).'],
])('auto takes the CPU: %s', async (_case, state, reason) => {
  const machine = Object.assign(new Machine(), state);
  expect(await chooseBackend('auto', null, machine)).toEqual({ name: 'cpu', reason });
  expect(machine.used.at(-1)).toBe('cpu');
});

test('the setting is obeyed where it can be', async () => {
  const machine = new Machine();
  expect((await chooseBackend('cpu', null, machine)).reason).toBe('Using CPU: your setting says so.');
  expect((await chooseBackend('webgl', null, machine)).name).toBe('webgl');
  const software = Object.assign(new Machine(), { gpu: 'llvmpipe (LLVM 15.0.6)' });
  expect(await chooseBackend('webgl', null, software)).toEqual({
    name: 'webgl',
    reason: 'Using WebGL: your setting says so, though it is drawn by software here (llvmpipe).',
  });
  const none = Object.assign(new Machine(), { gpu: null });
  expect(await chooseBackend('webgl', null, none)).toEqual({ name: 'cpu', reason: 'Using CPU: this machine has no WebGL.' });
  const broken = Object.assign(new Machine(), { wrong: 'tanh off by 3.0 %' });
  expect((await chooseBackend('webgl', null, broken)).name).toBe('cpu');
});

test('what was measured on this page is not measured again', async () => {
  const machine = new Machine();
  const measured = { name: 'webgl', reason: 'Using WebGL: 4.0 times as fast as the CPU here.' } as const;
  const asked: string[] = [];
  const trial: BackendTrial = { ...machine, renderer: () => (asked.push('renderer'), null), time: () => (asked.push('time'), 1) };
  expect(await chooseBackend('auto', measured, trial)).toEqual(measured);
  expect(asked).toEqual([]);
  machine.hasWebgl = false;
  expect(await chooseBackend('auto', measured, machine)).toEqual({
    name: 'cpu',
    reason: 'Using CPU: WebGL stopped working on this machine.',
  });
});

test.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0) (0x0000C0DE)), SwiftShader driver)', 'SwiftShader'],
  ['Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)', 'llvmpipe'],
  ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)', 'Microsoft Basic Render'],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620)', null],
  ['Apple M2', null],
])('%s', (renderer, software) => {
  expect(nameSoftware(renderer)).toBe(software);
});
