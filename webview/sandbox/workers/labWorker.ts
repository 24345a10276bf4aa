import './realm/beforeLibraries.ts';
import type { LabFunction } from '../../../src/recorder/runLab.ts';
import { LabRuntime } from './labRuntime.ts';

/** Entry of the runtime. It stands below the lab's text in one classic script, whose top level declares the lab. */
declare const self: DedicatedWorkerGlobalScope;
declare const $gatescopeLab: readonly LabFunction[];

new LabRuntime($gatescopeLab, self).listen();
