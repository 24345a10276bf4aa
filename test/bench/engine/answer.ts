import type { Question, Step, Variant, Work } from './messages.ts';

export interface Engine {
  /** Loads the backend; afterwards nothing but steps is asked. */
  start(backend: 'cpu' | 'webgl'): Promise<void>;
  prepare(work: Work, variant: Variant): Step;
}

/** Answers the page's questions with the milliseconds each took. What it needs of the worker it takes first: an engine may harden it. */
export function answer(scope: DedicatedWorkerScope, engine: Engine): void {
  const post = scope.postMessage.bind(scope);
  const now = performance.now.bind(performance);
  const steps = new Map<Variant, Step>();
  const run = async (question: Question): Promise<void> => {
    switch (question.kind) {
      case 'backend':
        await engine.start(question.backend);
        return;
      case 'work':
        steps.set(question.variant, engine.prepare(question.work, question.variant));
        return;
      case 'steps': {
        const step = steps.get(question.variant);
        let loss: ReturnType<Step> | undefined;
        for (let i = 0; i < question.count; i++) loss = step?.();
        const [value] = loss?.dataSync() ?? [];
        if (!Number.isFinite(value)) throw new Error(`The loss became ${String(value)}.`);
      }
    }
  };
  scope.addEventListener('message', event => {
    const started = now();
    run(event.data as Question).then(
      () => post({ ms: now() - started }),
      (error: unknown) => post({ error: String(error) }),
    );
  });
}

/** The part of a worker's global object that is used here; the tests' types are those of a page. */
export interface DedicatedWorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
