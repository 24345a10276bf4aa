import './realm/beforeLibraries.ts';
import type { LabFunction } from '../../../src/recorder/runLab.ts';
import { LabRuntime, type Declared } from './labRuntime.ts';

/**
 * Entry of the runtime. The lab's text is a classic script that declares these, and comes later; or it stands above the
 * runtime in the same script.
 */
declare const self: DedicatedWorkerGlobalScope;
declare const $gatescopeLab: readonly LabFunction[];
declare const $gatescopeCheck: readonly LabFunction[];

// Copies: the lists are names that the lab can see. A lab that is run, and not checked, stands alone.
const declared = (): Declared => ({
  lab: [...$gatescopeLab],
  check: typeof $gatescopeCheck === 'undefined' ? [] : [...$gatescopeCheck],
});

new LabRuntime(declared, self).listen();
