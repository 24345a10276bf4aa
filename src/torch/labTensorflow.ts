import * as tf from '@tensorflow/tfjs';
import { checkedIndices, checkedLayers, checkedSizes, checkedWholes, withCheckedArguments } from './checkedArguments.ts';
import { checkedMetrics, checkedSignal } from './composedOperations.ts';
import { hideEngine } from './hideEngine.ts';
import { watchOperations } from './input/calledOperations.ts';
import { refusal } from './names/refusal.ts';
import { nameOperations } from './names/publicNames.ts';
import { watchRandom, watchShuffling } from './session/watchRandom.ts';
import { onlyKeeps, withoutPage } from './withoutPage.ts';

const offline = 'labs run offline and keep nothing between runs. Make the data or the model in the lab itself.';
const runtime = 'it belongs to what runs the lab.';
const engine = `${runtime} Write tf.memory() to count tensors, tf.tidy() to let go of them, tf.getBackend() for the backend's name.`;
const pictures = 'labs have no pictures, no camera and no microphone.';

/** Names of TensorFlow.js that reach out of a lab, and why it does not have them. */
const refusedNames: Readonly<Record<string, string>> = {
  registerBackend: runtime,
  removeBackend: runtime,
  registerKernel: runtime,
  unregisterKernel: runtime,
  registerGradient: runtime,
  unregisterGradient: runtime,
  copyRegisteredKernels: runtime,
  setPlatform: runtime,
  engine,
  backend: engine,
  findBackend: engine,
  findBackendFactory: engine,
  getKernel: runtime,
  getKernelsForBackend: runtime,
  getGradient: runtime,
};
const refusedParts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  io: {
    browserFiles: offline,
    browserHTTPRequest: offline,
    http: offline,
    loadWeights: offline,
    weightsLoaderFactory: offline,
    listModels: offline,
    removeModel: offline,
    copyModel: offline,
    moveModel: offline,
    getLoadHandlers: offline,
    getSaveHandlers: offline,
    registerLoadRouter: offline,
    registerSaveRouter: offline,
  },
  data: { csv: offline, webcam: pictures, microphone: pictures, CSVDataset: offline, FileDataSource: offline, URLDataSource: offline },
  util: { fetch: offline },
};
/** These also take a model that is in the lab already; an address is refused. */
const loaders = ['loadLayersModel', 'loadGraphModel', 'loadGraphModelSync'] as const;

type Names = Record<string, unknown>;

/**
 * TensorFlow.js as labs import it: every name it exports, but what loads, stores or changes the engine under the
 * runtime's feet says in a sentence that it is not there, and so does what leads to the engine itself: who has that can
 * give a check any values. A lab does not choose its backend: `setBackend` answers false for another than the one that
 * runs.
 */
export function labTensorflow(): typeof tf {
  // Else it makes tensors of rows of different lengths, with values that stand nowhere in them.
  tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', true);
  const names: Names = { ...tf };
  for (const [name, why] of Object.entries(refusedNames)) names[name] = refusal(`tf.${name}`, why);
  for (const [space, refused] of Object.entries(refusedParts)) {
    const parts: Names = { ...(names[space] as Names | undefined) };
    for (const [name, why] of Object.entries(refused)) if (name in parts) parts[name] = refusal(`tf.${space}.${name}`, why);
    names[space] = Object.freeze(parts);
  }
  for (const name of loaders) {
    const load = names[name] as ((...parts: readonly unknown[]) => unknown) | undefined;
    if (!load) continue;
    const refuse = refusal(`tf.${name}`, offline);
    names[name] = (model: unknown, ...more: readonly unknown[]) =>
      typeof model === 'string' || Array.isArray(model) ? refuse() : load(model, ...more);
  }
  for (const { prototype } of [tf.LayersModel, tf.GraphModel]) onlyKeeps(prototype, offline);
  names['browser'] = withoutPage(tf.browser);
  names['layers'] = checkedLayers(tf.layers);
  Object.assign(names, checkedIndices(names), checkedWholes(names), checkedSizes(names));
  withCheckedArguments(names);
  names['signal'] = checkedSignal(tf.signal);
  names['metrics'] = checkedMetrics(tf.metrics);
  watchRandom(names);
  watchOperations(names);
  watchShuffling(tf.data.Dataset);
  names['ENV'] = readOnlyEnvironment();
  names['env'] = () => names['ENV'];
  names['setBackend'] = (name: unknown) => Promise.resolve(name === tf.getBackend());
  delete names['default'];
  nameOperations(names);
  Object.freeze(tf.Environment.prototype);
  hideEngine();
  return Object.freeze(names) as unknown as typeof tf;
}

/** Settings of TensorFlow.js, to be read. */
function readOnlyEnvironment(): object {
  const env = tf.env();
  const read: Names = {
    get: (name: string) => env.get(name),
    getAsync: (name: string) => env.getAsync(name),
    getBool: (name: string) => env.getBool(name),
    getNumber: (name: string) => env.getNumber(name),
    getString: (name: string) => env.getString(name),
    getFlags: () => ({ ...env.getFlags() }),
    platformName: env.platformName,
  };
  for (const name of ['set', 'setFlags', 'registerFlag', 'reset', 'setPlatform']) read[name] = refusal(`tf.env().${name}`, runtime);
  for (const name of ['platform', 'global'])
    Object.defineProperty(read, name, { get: refusal(`tf.env().${name}`, offline), set: refusal(`tf.env().${name}`, runtime) });
  const features = { get: () => ({ ...env.features }), enumerable: true };
  return Object.freeze(Object.defineProperty(read, 'features', features));
}
