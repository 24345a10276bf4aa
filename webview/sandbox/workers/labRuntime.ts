import { CheckRun } from '../../../src/check/checkRun.ts';
import { assertNever } from '../../../src/core/base/assertNever.ts';
import type { BackendChoice, RunEvent } from '../../../src/core/run/run.ts';
import type { FromLabWorker, ToLabWorker } from '../../../src/core/channels/sandboxChannel.ts';
import { lineInLab } from '../../../src/core/source/placeInLab.ts';
import type { RecordedRun } from '../../../src/recorder/recordedRun.ts';
import { mendRejections } from '../../../src/recorder/errors/caughtErrors.ts';
import { alsoNative, showOwnTextsLater } from '../../../src/recorder/errors/ownTexts.ts';
import { watchProxies } from '../../../src/recorder/values/proxyWatch.ts';
import { mendPowers } from '../../../src/recorder/imports/mendPowers.ts';
import { createRun, type LabFunction } from '../../../src/recorder/runLab.ts';
import { print } from '../../../src/torch/index.ts';
import { labGatescope } from '../../../src/torch/labGatescope.ts';
import { labTensorflow } from '../../../src/torch/labTensorflow.ts';
import { hasPasses, keepWeights, useVectors, watchForwards } from '../../../src/torch/inside.ts';
import { FlagHold } from './flagHold.ts';
import { guardGpu } from './backend/gpuGuard.ts';
import { prepareBackend } from './backend/prepareBackend.ts';
import { labTimers, later } from './realm/beforeLibraries.ts';
import { Chance } from './realm/chance.ts';
import { harden } from './realm/harden.ts';
import { labGlobals } from './realm/labGlobals.ts';
import { RuntimeFaults } from './runtimeFaults.ts';
import { scriptReader } from './scriptReader.ts';
import { labFrames, type LabScript } from './stackFrames.ts';
import { limitTensors } from './tensorBudget.ts';
import { WarmUp } from './warmUp.ts';
import { XrayAnswers } from './xrayAnswers.ts';

type Init = Extract<ToLabWorker, { kind: 'init' }>;
type Go = Extract<ToLabWorker, { kind: 'go' }>;

/** What a lab's text has declared. */
export interface Declared {
  readonly lab: readonly LabFunction[];
  /** What looks at an attempt; empty where a lab is only run. */
  readonly check: readonly LabFunction[];
}

/** The hardened worker: what labs of any text need of it. */
interface Realm {
  readonly token: string;
  readonly backend: BackendChoice;
  readonly isProxy: (value: object) => boolean;
  readonly chance: Chance;
  readonly showOwnTexts: ReturnType<typeof showOwnTextsLater>;
}

/**
 * Prepares the worker, hardens it, waits for a lab's text, runs the lab. Everything it needs of the worker it takes
 * before that and keeps to itself.
 */
export class LabRuntime {
  private readonly declared: () => Declared;
  private readonly scope: DedicatedWorkerGlobalScope;
  private readonly post: (message: FromLabWorker) => void;
  private readonly hold: FlagHold;
  private readonly clock = (): number => this.hold.clock();
  private readonly later = later;
  private readonly xray = new XrayAnswers(stack => (stack === null ? null : this.lineIn(stack)));
  private readonly faults = new RuntimeFaults();
  private readonly gatescope = labGatescope();
  private readonly tensorflow = labTensorflow();
  private readonly read: (text: string) => string;
  private script: LabScript = { address: null, codeLines: 0 };
  private files: Go['files'] = [];
  private realm: Realm | undefined;
  private run: Pick<RecordedRun, 'fail'> | undefined;
  private warmUp: WarmUp | undefined;

  /** @param declared asked when the lab's text has been read */
  constructor(declared: () => Declared, scope: DedicatedWorkerGlobalScope) {
    mendPowers();
    this.declared = declared;
    this.scope = scope;
    this.read = scriptReader(scope);
    this.hold = new FlagHold(scope);
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
      case 'expect':
        this.warmUp?.expect(message.trains);
        return;
      case 'go':
        this.warmUp?.stop();
        if (this.realm) this.go(message, this.realm);
        return;
      case 'look':
        if (this.realm) this.post({ token: this.realm.token, kind: 'seen', id: message.id, answer: this.xray.answer(message.request) });
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
    limitTensors(this.faults, () => this.lineNow(), fail);
    this.failOnUncaught();
    const isProxy = watchProxies(globalThis);
    // Before `harden` freezes what it sets.
    const showOwnTexts = showOwnTextsLater();
    mendRejections(isProxy);
    watchForwards(alsoNative);
    const chance = new Chance(Math, crypto);
    harden(labGlobals(print, this.clock, chance.crypto));
    if (backend.name === 'cpu') this.warmUp = new WarmUp(this.later);
    this.realm = { token: init.token, backend, isProxy, chance, showOwnTexts };
    this.post({ token: init.token, kind: 'prepared', backend });
  }

  private go(lab: Go, realm: Realm): void {
    const { code, codeLines, texts, check, files } = lab;
    this.files = files;
    // All that the text does is to declare functions. In no promise, which would lose the place where it cannot be
    // read.
    this.script = { address: code === null ? null : this.read(code), codeLines };
    const declared = this.declared();
    realm.showOwnTexts([...declared.lab, ...declared.check], [...texts, ...(check?.texts ?? [])]);
    const run = check ? this.makeCheck(lab, check, declared, realm) : this.makeRun(lab, declared, realm);
    this.run = run;
    realm.chance.begin();
    this.hold.begin(lab.pauses);
    void run.start();
  }

  private makeRun({ sites, files, turned }: Go, declared: Declared, { token, backend, isProxy, chance }: Realm): RecordedRun {
    keepWeights();
    return createRun({
      lab: { code: '', sites, files },
      functions: declared.lab,
      turned,
      libraries: { gatescope: this.gatescope, '@tensorflow/tfjs': this.tensorflow },
      backend,
      isProxy,
      emit: event => {
        if (hasFinished(event)) this.stay(token);
        this.post({ token, kind: 'event', event: chance.wasAsked ? ofChance(event) : event });
      },
      clock: this.clock,
      hold: this.hold,
      frameOf: stack => labFrames(stack, this.script),
      afterTasks: () => this.settle(),
      faultOf: thrown => this.faults.of(thrown),
    });
  }

  private makeCheck(
    { sites, files, timeLimitMs }: Go,
    check: NonNullable<Go['check']>,
    declared: Declared,
    { token, backend, isProxy }: Realm,
  ): CheckRun {
    return new CheckRun({
      lab: { sites, files },
      check,
      attempt: declared.lab,
      program: declared.check,
      gatescope: this.gatescope,
      tensorflow: this.tensorflow,
      backend,
      isProxy,
      timeLimitMs,
      emit: event => this.post({ token, kind: 'event', event }),
      clock: this.clock,
      frameOf: stack => labFrames(stack, this.script),
      afterTasks: () => this.settle(),
    });
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

  /** The learner's line that runs now. */
  private lineNow(): number | null {
    return this.lineIn(new Error().stack ?? '');
  }

  private lineIn(stack: string): number | null {
    const [frame] = labFrames(stack, this.script);
    return lineInLab(this.files, frame)?.line ?? null;
  }

  /** Where there is something to look at, the worker stays when its lab has ended; the lab does nothing more in it. */
  private stay(token: string): void {
    if (!hasPasses()) return;
    labTimers.silence();
    this.post({ token, kind: 'stays' });
  }
}

function hasFinished(event: RunEvent): boolean {
  return event.kind === 'ended' && event.outcome.status === 'finished';
}

/** The same, where random numbers were drawn that no seed repeats: the end of the run says so. */
function ofChance(event: RunEvent): RunEvent {
  return event.kind !== 'ended' || event.outcome.status === 'stopped'
    ? event
    : { kind: 'ended', outcome: { ...event.outcome, isByChance: true } };
}
