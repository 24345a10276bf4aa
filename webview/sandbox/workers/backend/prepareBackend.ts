import * as tf from '@tensorflow/tfjs';
import type { BackendChoice, BackendSetting } from '../../../../src/core/run/run.ts';
import { chooseBackend } from './chooseBackend.ts';
import { findWrong, timeLstmStep } from './probeBackend.ts';
import { webglRenderer } from './softwareRenderer.ts';

/** Takes the backend of a run into use. `measured` is what an earlier sandbox found for `auto`, or null. */
export async function prepareBackend(setting: BackendSetting, measured: BackendChoice | null): Promise<BackendChoice> {
  const choice = await chooseBackend(setting, measured, {
    renderer: webglRenderer,
    // Where WebGL cannot be had, `setBackend` resolves to false and leaves the name behind, so the answer counts.
    use: name => tf.setBackend(name),
    findWrong,
    time: timeLstmStep,
  });
  await tf.ready();
  settleFlags(choice);
  return choice;
}

/**
 * TensorFlow.js looks at the machine when a flag is first asked for. That has to happen before the realm is hardened.
 * Flags about WebGL make a context, so they are left alone where the CPU computes.
 */
function settleFlags({ name }: BackendChoice): void {
  const environment = tf.env() as unknown as { readonly flagRegistry: object; get(flag: string): unknown };
  for (const flag of Object.keys(environment.flagRegistry)) {
    if (name === 'cpu' && flag.includes('WEBGL')) continue;
    try {
      environment.get(flag);
    } catch {
      // A flag that can only be had later, or not on this machine, is of no use to a lab either.
    }
  }
}
