import * as tf from '@tensorflow/tfjs';
import { labGatescope } from '../../torch/labGatescope.ts';
import { labTensorflow } from '../../torch/labTensorflow.ts';
import { useVectors } from '../../torch/inside.ts';
import type { LabLibraries } from './labModules.ts';
import { mendPowers } from './mendPowers.ts';

/** What labs import, on the CPU backend. */
export async function cpuLibraries(): Promise<LabLibraries> {
  mendPowers();
  // Else TensorFlow.js advertises its native build on stderr.
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  useVectors();
  return { gatescope: labGatescope(), '@tensorflow/tfjs': labTensorflow() };
}
