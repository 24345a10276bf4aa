import type { BackendChoice, BackendName, BackendSetting } from '../../../../src/core/run/run.ts';
import { nameSoftware } from './softwareRenderer.ts';

/** What has to be known about this machine; each question costs time and is asked only when its answer matters. */
export interface BackendTrial {
  /** Who draws WebGL here, or null where there is none. */
  readonly renderer: () => string | null;
  /** Makes TensorFlow.js use a backend; false where it cannot. */
  readonly use: (name: BackendName) => Promise<boolean>;
  /**
   * The first wrong answer of the current backend, in words (`LSTM step off by 1.0 %`), or null where all are right.
   */
  readonly findWrong: () => string | null;
  /** Milliseconds of one LSTM step with the results read back, on the current backend. At most 200 ms are spent. */
  readonly time: () => number;
}

/**
 * Takes a backend into use and says why. `auto` takes WebGL only where it is hardware, right and faster. `measured` is
 * an earlier answer for the same setting on this page, which spares the trial.
 */
export async function chooseBackend(setting: BackendSetting, measured: BackendChoice | null, trial: BackendTrial): Promise<BackendChoice> {
  if (setting === 'cpu') return useCpu('your setting says so.', trial);
  if (measured) return takeMeasured(measured, trial);
  return setting === 'webgl' ? takeWebgl(trial) : measure(trial);
}

async function takeWebgl(trial: BackendTrial): Promise<BackendChoice> {
  const renderer = trial.renderer();
  if (renderer === null || !(await trial.use('webgl'))) return useCpu('this machine has no WebGL.', trial);
  const wrong = trial.findWrong();
  if (wrong !== null) return useCpu(`this GPU gave wrong numbers (${wrong}).`, trial);
  const software = nameSoftware(renderer);
  const speed = software === null ? '.' : `, though it is drawn by software here (${software}).`;
  return { name: 'webgl', reason: `Using WebGL: your setting says so${speed}` };
}

async function takeMeasured(measured: BackendChoice, trial: BackendTrial): Promise<BackendChoice> {
  if (measured.name === 'webgl' && !(await trial.use('webgl'))) return useCpu('WebGL stopped working on this machine.', trial);
  if (measured.name === 'cpu') await trial.use('cpu');
  return measured;
}

async function measure(trial: BackendTrial): Promise<BackendChoice> {
  const renderer = trial.renderer();
  if (renderer === null) return useCpu('this machine has no WebGL.', trial);
  const software = nameSoftware(renderer);
  if (software !== null) return useCpu(`WebGL here is drawn by software (${software}).`, trial);
  if (!(await trial.use('webgl'))) return useCpu('WebGL could not be started.', trial);
  const wrong = trial.findWrong();
  if (wrong !== null) return useCpu(`this GPU gave wrong numbers (${wrong}).`, trial);
  const gpuMs = trial.time();
  await trial.use('cpu');
  const cpuMs = trial.time();
  const times = `${cpuMs.toFixed(1)} ms against ${gpuMs.toFixed(1)} ms for one LSTM step`;
  if (cpuMs <= gpuMs) return { name: 'cpu', reason: `Using CPU: faster here than this GPU (${times}).` };
  if (!(await trial.use('webgl'))) return useCpu('WebGL could not be started.', trial);
  return { name: 'webgl', reason: `Using WebGL: ${(cpuMs / gpuMs).toFixed(1)} times as fast as the CPU here.` };
}

async function useCpu(why: string, trial: BackendTrial): Promise<BackendChoice> {
  await trial.use('cpu');
  return { name: 'cpu', reason: `Using CPU: ${why}` };
}
