import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import type { Golden } from './parity/golden.ts';
import type { modulesOf } from '../../../src/torch/nn/recurrent/moduleOf.ts';
import type { minimalGatedUnit } from '../../fixtures/cells/minimalGatedUnit.ts';

/** The list of recurrent cells, and what a cell adds to it: one line, beside what it names. */
export const cellList = fileURLToPath(new URL('../../../src/torch/nn/recurrent/cellList.ts', import.meta.url));
const cellFile = fileURLToPath(new URL('../../fixtures/cells/minimalGatedUnit.ts', import.meta.url));

export function withAddedCell(list: string): string {
  return [
    "import { modulesOf } from './moduleOf.ts';",
    `import { minimalGatedUnit } from ${JSON.stringify(cellFile)};`,
    list,
    'export const [MinimalGatedUnit, MinimalGatedUnitCell] = modulesOf(minimalGatedUnit);',
  ].join('\n');
}

/** Bundles the library with the cell in its list. */
export const addedCell: Plugin = {
  name: 'added cell',
  setup(build) {
    build.onLoad({ filter: /cellList\.ts$/ }, ({ path }) =>
      path === cellList ? { contents: withAddedCell(readFileSync(path, 'utf8')), loader: 'ts' } : null,
    );
  },
};

type Unit = typeof minimalGatedUnit;
type Modules = ReturnType<typeof modulesOf<Unit['states'], ReturnType<Unit['step']>>>;

/** What `nn` has of the cell. */
export interface AddedModules {
  readonly MinimalGatedUnit: Modules[0];
  readonly MinimalGatedUnitCell: Modules[1];
}

type Named = Readonly<Record<string, Golden>>;

/** One layer as PyTorch computed it. */
export interface LayerCase {
  readonly options: {
    readonly numLayers?: number;
    readonly bidirectional?: boolean;
    readonly bias?: boolean;
    readonly batchFirst?: boolean;
  };
  readonly x: readonly number[];
  readonly withState: boolean;
  readonly out: Golden;
  readonly h: Golden;
  readonly loss: number;
  readonly dx: Golden;
  /** Of each layer and direction. */
  readonly gates: readonly Named[];
  readonly gradients: Named;
}

interface Spread {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** One step as PyTorch computed it. */
export interface StepCase {
  readonly h: Golden;
  readonly gradName: string;
  readonly dx: Golden;
  readonly gates: Named;
  readonly gradients: Named;
}

/** What PyTorch computes of the cell, as `minimal_gated_unit.py` wrote it down. */
export const inPyTorch = JSON.parse(readFileSync(new URL('../../fixtures/cells/minimal-gated-unit.json', import.meta.url), 'utf8')) as {
  readonly layers: readonly LayerCase[];
  readonly step: StepCase;
  /** Of the forget gate after the lab in `addedCellLab.ts`: of the last pass, of one value in it, and of a single step. */
  readonly trained: { readonly forget: Spread; readonly one: number; readonly step: Spread };
};
