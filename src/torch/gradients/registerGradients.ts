import { registerArithmetic } from './arithmeticGradients.ts';
import { registerCorners } from './corners.ts';
import { registerExtremes } from './extremes.ts';
import { registerMatrixProduct } from './matrixProduct.ts';
import { registerPowers } from './powers.ts';
import { registerRepeats } from './repeats.ts';

/** Puts right what TensorFlow.js's own gradients get wrong, for whatever a lab calls. */
export function registerGradients(): void {
  registerArithmetic();
  registerCorners();
  registerExtremes();
  registerMatrixProduct();
  registerPowers();
  registerRepeats();
}
