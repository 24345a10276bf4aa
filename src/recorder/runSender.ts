import type { LabWarning } from '../core/run/labWarning.ts';
import type { LoopProgress, MeasuredPoint, MetricPoint, RunEvent, TensorMemory } from '../core/run/run.ts';
import type { Reading } from './base/valueReading.ts';
import { captured, itemAt, plain, push } from './base/primordials.ts';
import { MetricLog } from './output/metricLog.ts';
import { OutputLog } from './output/outputLog.ts';
import { SendingPace } from './output/sendingPace.ts';
import { emitValues } from './probes/emitValues.ts';
import type { LoopClock } from './probes/loopClock.ts';
import type { Slot } from './probes/slot.ts';

export interface RunSenderParts {
  emit(event: RunEvent): void;
  /** Milliseconds since any moment. */
  clock(): number;
  /** The probes of the lab, by site. */
  readonly slots: readonly Slot[];
  /** How far the outermost counted loop has come, once. */
  takeProgress(): ReturnType<LoopClock['takeProgress']>;
  /** What tensors hold, where that is known. */
  memory(): TensorMemory | null;
  /** Told every printed line in full, floods included. */
  onLine?(line: string): void;
}

/** Sends what is new of a run, at its pace: what each part of the run has to say is asked for only then. */
export class RunSender {
  private readonly parts: RunSenderParts;
  private readonly pace = new SendingPace();
  private readonly output: OutputLog;
  private readonly metrics = new MetricLog<MetricPoint>();
  private readonly beside = new MetricLog<MeasuredPoint>();
  private warnings: LabWarning[] = [];
  private line = 0;
  private sentLine = 0;
  private sentProgress = '';
  /** A run that has made no tensor has nothing to tell. */
  private sentMemory = memoryText({ tensors: 0, bytes: 0, mostTensors: 0, mostBytes: 0 });
  private isOpen = false;
  private isSending = false;

  constructor(parts: RunSenderParts) {
    this.parts = parts;
    this.output = new OutputLog(parts.onLine);
  }

  /** Something is being sent: what a lab does meanwhile, it does because its values are read. */
  get isBusy(): boolean {
    return this.isSending;
  }

  /** From here on what is new is sent as it comes. */
  open(): void {
    this.isOpen = true;
  }

  /** From here on only the rest is sent. */
  close(): void {
    this.isOpen = false;
  }

  print(text: string): void {
    this.output.print(text);
    this.pulse(true);
  }

  step(point: MetricPoint): void {
    const { answers } = point;
    this.metrics.add(plain({ ...point, ...(answers && { answers: plain({ ...answers }) }) }));
    this.pulse(false);
  }

  measured(point: MeasuredPoint): void {
    this.beside.add(plain({ ...point }));
    this.pulse(false);
  }

  warn(warning: LabWarning): void {
    push(this.warnings, warning);
    this.pulse(true);
  }

  /** A line of the lab's own file is reached. */
  reach(line: number, isFirst: boolean): void {
    this.line = line;
    if (isFirst) this.pulse(true);
  }

  /** A chance to send. `isNews`: something is there for the first time. */
  pulse(isNews: boolean): void {
    // Reading a value may print or step, and a lab that ran out of stack is served last.
    if (this.isSending || !this.isOpen) return;
    if (this.pace.allows(isNews, this.parts.clock())) this.send('running');
  }

  /** A chance to send a batch, where it is `now`. */
  pass(now: number): void {
    if (this.isSending || !this.isOpen || !this.pace.isDue(now)) return;
    this.pace.sent(now);
    this.send('running');
  }

  /** Sends what has not been sent yet, and the state of everything: the last one, or as it is while the run is held. */
  sendRest(reading: 'held' | 'last'): void {
    if (!this.isSending) this.send(reading);
  }

  private send(reading: Reading): void {
    this.isSending = true;
    try {
      this.emitLine();
      if (this.output.hasNews) this.emitAll(this.output.read(reading !== 'running'));
      emitValues(this.parts.slots, reading, event => {
        this.parts.emit(event);
      });
      if (this.metrics.hasNews) this.parts.emit(plain({ kind: 'metrics', points: this.metrics.read() }));
      if (this.beside.hasNews) this.parts.emit(plain({ kind: 'measured', points: this.beside.read() }));
      this.emitProgress();
      this.emitMemory();
      this.emitWarnings();
    } finally {
      this.isSending = false;
    }
  }

  private emitLine(): void {
    if (this.line === this.sentLine) return;
    this.sentLine = this.line;
    this.parts.emit(plain({ kind: 'line', line: this.line }));
  }

  private emitAll(events: readonly RunEvent[]): void {
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      if (event) this.parts.emit(event);
    }
  }

  private emitWarnings(): void {
    const { warnings } = this;
    this.warnings = [];
    for (let index = 0; index < warnings.length; index++) {
      const warning = warnings[index];
      if (warning) this.parts.emit(plain({ kind: 'warning', warning }));
    }
  }

  private emitMemory(): void {
    const memory = this.parts.memory();
    if (!memory) return;
    const text = memoryText(memory);
    if (text === this.sentMemory) return;
    this.sentMemory = text;
    this.parts.emit(plain({ kind: 'memory', ...memory }));
  }

  private emitProgress(): void {
    const taken = this.parts.takeProgress();
    // Short loops come and go between two batches: they show no progress.
    if (!taken?.wasLong) return;
    const text = textOf(taken.progress);
    if (text === this.sentProgress) return;
    this.sentProgress = text;
    this.parts.emit(plain({ kind: 'progress', ...taken.progress }));
  }
}

/** Two that say the same have the same text, here and below. */
function memoryText({ tensors, bytes, mostTensors, mostBytes }: TensorMemory): string {
  return `${captured.text(tensors)}/${captured.text(bytes)}/${captured.text(mostTensors)}/${captured.text(mostBytes)}`;
}

function textOf({ done, total, line, inside, isLast }: LoopProgress): string {
  let text = `${captured.text(done)}/${captured.text(total)}/${captured.text(line)}/${captured.text(isLast ?? false)}`;
  for (let index = 0; index < (inside?.length ?? 0); index++) {
    const loop = inside && itemAt(inside, index);
    if (loop) text += ` ${captured.text(loop.done)}/${captured.text(loop.total)}/${captured.text(loop.line)}`;
  }
  return text;
}
