import './realm/beforeLibraries.ts';
import type { LabFunction } from '../../../src/recorder/runLab.ts';
import { LabRuntime } from './labRuntime.ts';

/** Entry of the runtime. It stands below the lab's text in one classic script, whose top level declares the lab. */
declare const self: DedicatedWorkerGlobalScope;
declare const $gatescopeLab: readonly LabFunction[];
declare const $gatescopeCheck: readonly LabFunction[];

// A lab that is run, and not checked, stands alone.
new LabRuntime($gatescopeLab, typeof $gatescopeCheck === 'undefined' ? [] : $gatescopeCheck, self).listen();
