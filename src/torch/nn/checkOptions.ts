import { LabError } from '../labError.ts';

/** Options as PyTorch spells them, which would otherwise be passed over in silence. */
const PYTORCH_NAMES: Readonly<Record<string, string>> = {
  input_size: 'inputSize',
  hidden_size: 'hiddenSize',
  num_layers: 'numLayers',
  batch_first: 'batchFirst',
};

/** Makes sure that a recurrent module got its options by name, and in this library's spelling. */
export function checkOptions(module: string, options: unknown, example: string): void {
  if (typeof options !== 'object' || options === null) {
    throw new LabError(`${module} takes its options by name: new ${module}({ ${example} }).`);
  }
  const wrong = Object.keys(options).find(name => name in PYTORCH_NAMES);
  if (wrong !== undefined)
    throw new LabError(`${module}: write ${PYTORCH_NAMES[wrong] ?? ''} instead of ${wrong}; names are in camelCase here.`);
}
