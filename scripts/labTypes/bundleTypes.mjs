// @ts-check
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import ts from 'typescript';
import { repository } from '../repository.mjs';
import { mergeAugmentations } from './mergeAugmentations.mjs';
import { shortenComments } from './shortenComments.mjs';
import { stubMissingTypes } from './stubMissingTypes.mjs';

/** All of TensorFlow.js, the methods of its tensors included, as one module. */
export async function tfjsTypes() {
  const bundled = await bundle('scripts/labTypes/tfjs.ts', { includeExternal: ['@tensorflow/tfjs'] });
  return stubMissingTypes(shortenComments(mergeAugmentations(bundled, 'Tensor')));
}

/** The lab library as one module that builds on TensorFlow.js's. */
export async function gatescopeTypes() {
  const bundled = await bundle('src/torch/index.ts', { external: ['@tensorflow/tfjs'] });
  // The methods of a tensor are declared where TensorFlow.js has its class; in a lab that is the one module.
  return bundled.replaceAll("declare module '@tensorflow/tfjs-core/dist/tensor'", "declare module '@tensorflow/tfjs'");
}

/** What programs that look at attempts import as `gatescope/check`. */
export async function checkTypes() {
  return bundle('src/check/index.ts', { external: ['@tensorflow/tfjs'] });
}

/**
 * @param {string} input
 * @param {{ external?: string[]; includeExternal?: string[] }} options
 */
async function bundle(input, { external = [], includeExternal = [] }) {
  const built = await rollup({
    input: join(repository, input),
    external,
    plugins: [
      dts({
        respectExternal: includeExternal.length > 0,
        includeExternal,
        compilerOptions: {
          moduleResolution: ts.ModuleResolutionKind.Bundler,
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2022,
          types: [],
          paths: {},
          skipLibCheck: true,
          stripInternal: true,
          composite: false,
          incremental: false,
          allowImportingTsExtensions: true,
        },
      }),
    ],
    onwarn: warning => {
      throw new Error(warning.message);
    },
  });
  const { output } = await built.generate({ format: 'es' });
  await built.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`The declarations of ${input} came out as more than one file.`);
  return chunk.code;
}
