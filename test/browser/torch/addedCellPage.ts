import * as tf from '@tensorflow/tfjs';
import { hasSequenceKernel } from '../../../src/torch/kernels/sequenceKernels.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import type { LayerCase } from '../../unit/torch/cellInList.ts';
import { minimalGatedUnit } from '../../fixtures/cells/minimalGatedUnit.ts';
import { layerResults, stepResults, type Results } from '../../unit/torch/addedModules.ts';

/** Runs the cell that was added to the list in the page, on WebGL. */
export interface AddedCellPage {
  run(cases: readonly LayerCase[]): Promise<{
    readonly isFused: boolean;
    readonly layers: readonly Results[];
    readonly step: Results;
    /** Tensors that are left after the run. */
    readonly left: number;
  }>;
}

const page: AddedCellPage = {
  async run(cases) {
    await tf.setBackend('webgl');
    const session = startSession();
    const layers = cases.map(layerResults);
    const { results: step } = stepResults();
    session.dispose();
    return { isFused: hasSequenceKernel(minimalGatedUnit), layers, step, left: tf.memory().numTensors };
  },
};

(globalThis as unknown as { addedCellPage: AddedCellPage }).addedCellPage = page;
