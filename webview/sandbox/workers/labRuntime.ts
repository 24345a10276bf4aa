import { CheckRun } from '../../../src/check/checkRun.ts';
import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { CheckProgram } from '../../../src/core/run/compiledLab.ts';
import type { BackendChoice, RunEvent } from '../../../src/core/run/run.ts';
import type { FromLabWorker, ToLabWorker } from '../../../src/core/channels/sandboxChannel.ts';
import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import type { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import { mendRejections } from '../../../src/recorder/errors/caughtErrors.ts';
import { showOwnTexts } from '../../../src/recorder/errors/ownTexts.ts';
import { watchProxies } from '../../../src/recorder/values/proxyWatch.ts';
import { mendPowers } from '../../../src/recorder/imports/mendPowers.ts';
import { createRun, type LabFunction } from '../../../src/recorder/runLab.ts';
import { print } from '../../../src/torch/index.ts';
import { labGatescope } from '../../../src/torch/labGatescope.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import { useVectors } from '../../../src/torch/inside.ts';
import { guardGpu } from './backend/gpuGuard.ts';
import { prepareBackend } from './backend/prepareBackend.ts';
import { Chance } from './realm/chance.ts';
import { harden } from './realm/harden.ts';
import { labGlobals } from './realm/labGlobals.ts';
import { RuntimeFaults } from './runtimeFaults.ts';
import { labFrames } from './stackFrames.ts';
import { limitTensors } from './tensorBudget.ts';
import { WarmUp } from './warmUp.ts';

type Init = Extract<ToLabWorker, { kind: 'init' }>;

/**
 * What stands below the lab's text: prepares the worker, hardens it, waits, runs the lab. Everything it needs of the
 * worker it takes before the lab runs and keeps to itself.
 */
export class LabRuntime {
  private readonly functions: readonly LabFunction[];
  private readonly program: readonly LabFunction[];
  private readonly scope: DedicatedWorkerGlobalScope;
  private readonly post: (message: FromLabWorker) => void;
  private readonly clock = performance.now.bind(performance);
  private readonly later = setTimeout.bind(globalThis);
  private readonly faults = new RuntimeFaults();
  private readonly gatescope = labGatescope();
  private readonly tensorflow = labTensorflow();
  private run: Pick<RecordedRun, 'fail'> | undefined;
  private start: ((timeLimitMs: number) => void) | undefined;
  private warmUp: WarmUp | undefined;

  /** @param program what looks at an attempt; empty where a lab is only run */
  constructor(functions: readonly LabFunction[], program: readonly LabFunction[], scope: DedicatedWorkerGlobalScope) {
    mendPowers();
    // Copies: the lists are names that the lab can see.
    this.functions = [...functions];
    this.program = [...program];
    this.scope = scope;
    this.post = scope.postMessage.bind(scope);
  }

  listen(): void {
    this.scope.addEventListener('message', (event: MessageEvent<ToLabWorker>) => {
      this.receive(event.data);
    });
  }

  private receive(message: ToLabWorker): void {
    switch (message.kind) {
      case 'init':
        // Thrown out of every promise, so that the supervisor hears of it as an error of this worker.
        this.prepare(message).catch((error: unknown) =>
          this.later(() => {
            throw error;
          }),
        );
        return;
      case 'go':
        this.warmUp?.stop();
        this.start?.(message.timeLimitMs);
        return;
      default:
        assertNever(message);
    }
  }

  private async prepare(init: Init): Promise<void> {
    // Before `harden` takes WebAssembly away. Where the frame may compile none, JavaScript gives the same digits.
    useVectors();
    const backend = await prepareBackend(init.backend, init.measured);
    const fail = (reason: unknown): void => this.run?.fail(reason);
    guardGpu(this.faults, fail);
    limitTensors(this.faults, () => lineNow(init), fail);
    this.failOnUncaught();
    const isProxy = watchProxies(globalThis);
    // Before `harden` freezes what it sets.
    showOwnTexts([...this.functions, ...this.program], [...init.texts, ...(init.check?.texts ?? [])]);
    mendRejections(isProxy);
    const chance = new Chance(Math, crypto);
    harden(labGlobals(print, this.clock, chance.crypto));
    if (init.check) this.offerCheck({ ...init, check: init.check }, backend, isProxy);
    else this.offerRun(init, backend, isProxy, chance);
    this.post({ token: init.token, kind: 'prepared', backend });
    if (backend.name !== 'cpu') return;
    this.warmUp = new WarmUp(this.functions, this.later);
    this.warmUp.begin();
  }

  private offerRun(
    { token, sites, files, codeLines }: Init,
    backend: BackendChoice,
    isProxy: (value: object) => boolean,
    chance: Chance,
  ): void {
    const run = createRun({
      lab: { code: '', sites, files },
      functions: this.functions,
      libraries: { gatescope: this.gatescope, '@tensorflow/tfjs': this.tensorflow },
      backend,
      isProxy,
      emit: event => this.post({ token, kind: 'event', event: chance.wasAsked ? ofChance(event) : event }),
      clock: this.clock,
      frameOf: stack => labFrames(stack, codeLines),
      afterTasks: () => this.settle(),
      faultOf: thrown => this.faults.of(thrown),
    });
    this.run = run;
    this.start = () => {
      chance.begin();
      void run.start();
    };
  }

  private offerCheck(init: Init & { readonly check: CheckProgram }, backend: BackendChoice, isProxy: (value: object) => boolean): void {
    const { token, sites, files, check, codeLines } = init;
    this.start = timeLimitMs => {
      const run = new CheckRun({
        lab: { sites, files },
        check,
        attempt: this.functions,
        program: this.program,
        gatescope: this.gatescope,
        tensorflow: this.tensorflow,
        backend,
        isProxy,
        timeLimitMs,
        emit: event => this.post({ token, kind: 'event', event }),
        clock: this.clock,
        frameOf: stack => labFrames(stack, codeLines),
        afterTasks: () => this.settle(),
      });
      this.run = run;
      void run.start();
    };
  }

  /** A run never counts as finished when something was thrown in a timer, or rejected with nobody waiting for it. */
  private failOnUncaught(): void {
    this.scope.addEventListener('error', event => {
      // Other things that go wrong inside the browser send plain events of this name.
      if (!this.run || !('error' in event)) return;
      event.preventDefault();
      this.run.fail(event.error);
    });
    this.scope.addEventListener('unhandledrejection', event => {
      event.preventDefault();
      this.run?.fail(event.reason);
    });
  }

  /**
   * Resolves when the browser has told of every rejection so far: it does so in a task of its own, which is queued
   * after the first task queued here and before the second.
   */
  private async settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) await new Promise(resolve => this.later(resolve, 0));
  }
}

/** The same, where random numbers were drawn that no seed repeats: the end of the run says so. */
function ofChance(event: RunEvent): RunEvent {
  return event.kind !== 'ended' || event.outcome.status === 'stopped'
    ? event
    : { kind: 'ended', outcome: { ...event.outcome, isByChance: true } };
}

/** The learner's line that runs now. */
function lineNow({ codeLines, files }: Init): number | null {
  const [frame] = labFrames(new Error().stack ?? '', codeLines);
  return lineInLab(files, frame)?.line ?? null;
}
