import * as tf from '@tensorflow/tfjs';
import { engineInternals } from '../engine/engineInternals.ts';
import { quietCpu } from '../engine/quietCpu.ts';
import type { EngineInternals } from '../engine/engineInternals.ts';
import { TensorKeeper } from '../engine/tensorKeeper.ts';
import { shareTensor } from '../engine/shareTensor.ts';
import { GradGraph } from './gradGraph.ts';
import { MistakeWatch } from '../mistakes/mistakeWatch.ts';
import { Generator } from '../random/generator.ts';
import { TensorCount } from './tensorCount.ts';
import { TensorNotes } from './tensorNotes.ts';
import { StepLog, type TrainedModel } from './stepLog.ts';
import { ForwardCalls } from './forwardCalls.ts';
import { LayerLog } from './layerLog.ts';
import { WeightLog } from './weightLog.ts';
import { DialBoard } from './dialBoard.ts';

/** The seed PyTorch's generator documents as its default; a lab that sets no seed is repeatable too. */
const DEFAULT_SEED = 67280421310721;

/**
 * All that one run of a lab owns: its random numbers, its gradients, its tensors, and who is watching. The functions a
 * lab imports work on the session that is attached to TensorFlow.js's engine, of which there is one per worker.
 */
export class Session {
  readonly generator = new Generator(DEFAULT_SEED);
  readonly notes = new TensorNotes();
  readonly steps = new StepLog();
  readonly dials = new DialBoard();
  readonly keeper: TensorKeeper;
  readonly mistakes: MistakeWatch;
  readonly calls: ForwardCalls;
  readonly layers: LayerLog;
  readonly weights: WeightLog;
  readonly graph: GradGraph;
  readonly count: TensorCount;
  /** Where `print` goes; null: the console. */
  printSink: ((line: string) => void) | null = null;
  private readonly detach: () => void;
  private isDisposed = false;

  constructor(engine: EngineInternals) {
    this.keeper = new TensorKeeper(engine);
    this.count = new TensorCount(engine);
    const graph = new GradGraph(engine, this.keeper);
    this.graph = graph;
    this.calls = new ForwardCalls(this.keeper);
    this.layers = new LayerLog(this.keeper, this.calls);
    this.weights = new WeightLog(engine, tensor => {
      graph.memory.sawChange(tensor, 'optimizer.step()');
    });
    const { layers } = this;
    this.mistakes = new MistakeWatch(this.keeper, () => tf.getBackend() === 'cpu', {
      isWanted: tensor => graph.find(tensor)?.requiresGrad === true,
      hasGradient: tensor => graph.find(tensor)?.grad != null,
    });
    this.mistakes.onAnswers = (data, answers) => {
      graph.pause(() => {
        layers.answered(data, answers);
      });
    };
    this.mistakes.onMeasured = (sources, isHeldOut, read) => {
      this.steps.measured({ sources, isHeldOut, read, module: layers.moduleOver(sources) });
    };
    this.detach = attach(engine, this);
  }

  /** `optimizer` is about to change these. */
  beginStep(optimizer: object, parameters: readonly tf.Tensor[]): void {
    this.weights.sawStep(optimizer, parameters, this.steps.taken + 1);
  }

  /**
   * `optimizer` has stepped, and `trained` says what it trains: reports it to whoever watches and lets the step's
   * tensors rest.
   */
  endStep(optimizer: object, trained: () => TrainedModel | null): void {
    this.steps.end(optimizer, trained);
    this.keeper.endStep();
    this.mistakes.sawTraining();
  }

  /** Ends the session: its tensors are disposed and the engine is as it was. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.detach();
    this.weights.letGo();
    this.keeper.dispose();
  }
}

/** Begins a new session; one that was still attached is disposed first. */
export function startSession(): Session {
  const engine = engineInternals();
  attachedTo(engine)?.dispose();
  quietCpu();
  return new Session(engine);
}

/** The attached session; begins one where there is none, so that the library also works by itself. */
export function currentSession(): Session {
  return attachedTo(engineInternals()) ?? startSession();
}

/** Runs what a lab called of the library. */
export function byLibrary<T>(work: () => T): T {
  return currentSession().keeper.within(work);
}

/** Not a property of the engine: a lab could read it there. */
const attached = new WeakMap<object, Session>();

function attachedTo(engine: EngineInternals): Session | undefined {
  return attached.get(engine);
}

function attach(engine: EngineInternals, session: Session): () => void {
  const { runKernelFunc, memory, clone, gradients } = engine;
  const { scope } = session.keeper;
  attached.set(engine, session);
  engine.runKernelFunc = call => {
    const result = session.graph.runKernel(call, runKernelFunc.bind(engine));
    session.count.look();
    if (session.mistakes.isOn) session.mistakes.sawKernel(call, result);
    return result;
  };
  // Inside a kernel, only what a gradient needs is copied.
  engine.clone = tensor => (engine.state.kernelDepth > 0 ? shareTensor(engine, tensor) : clone.call(engine, tensor));
  engine.gradients = (...parameters) => {
    // Gradients of variables are what TensorFlow.js's optimizers ask for.
    const [, of] = parameters;
    if (Array.isArray(of) && of.every(each => each instanceof tf.Variable)) session.mistakes.sawTraining();
    return gradients.apply(engine, parameters);
  };
  engine.memory = () => {
    session.keeper.settle();
    const counts = memory.call(engine);
    return { ...counts, numDataBuffers: counts.numDataBuffers - session.weights.countAlone() };
  };
  engine.state.scopeStack.unshift(scope);
  engine.state.activeScope = engine.state.scopeStack.at(-1) ?? null;
  return () => {
    // All were inherited from the engine's class before.
    Reflect.deleteProperty(engine, 'runKernelFunc');
    Reflect.deleteProperty(engine, 'memory');
    Reflect.deleteProperty(engine, 'clone');
    Reflect.deleteProperty(engine, 'gradients');
    engine.state.scopeStack = engine.state.scopeStack.filter(each => each !== scope);
    engine.state.activeScope = engine.state.scopeStack.at(-1) ?? null;
    attached.delete(engine);
  };
}
