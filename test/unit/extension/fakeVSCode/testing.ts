import type * as real from 'vscode';
import { FakeToken, nothing, silent } from './events.ts';

/** VS Code's Testing API, with what was told to it. */
class FakeItems implements real.TestItemCollection {
  private readonly items = new Map<string, real.TestItem>();
  private readonly owner: FakeTestItem | undefined;
  constructor(owner?: FakeTestItem) {
    this.owner = owner;
  }
  get size(): number {
    return this.items.size;
  }
  get(id: string): real.TestItem | undefined {
    return this.items.get(id);
  }
  add(item: real.TestItem): void {
    if (item instanceof FakeTestItem) item.parent = this.owner;
    this.items.set(item.id, item);
  }
  delete(id: string): void {
    this.items.delete(id);
  }
  replace(items: readonly real.TestItem[]): void {
    const ids = new Set(items.map(({ id }) => id));
    if (ids.size < items.length) throw new Error('Two items have one id.');
    this.items.clear();
    for (const item of items) this.add(item);
  }
  forEach(callback: (item: real.TestItem, collection: real.TestItemCollection) => unknown): void {
    for (const item of this.items.values()) callback(item, this);
  }
  [Symbol.iterator](): Iterator<[string, real.TestItem]> {
    return this.items[Symbol.iterator]();
  }
}

export class FakeTestItem implements real.TestItem {
  readonly id: string;
  label: string;
  readonly uri: real.Uri | undefined;
  readonly children: FakeItems = new FakeItems(this);
  parent: real.TestItem | undefined;
  tags: readonly real.TestTag[] = [];
  canResolveChildren = false;
  busy = false;
  description?: string;
  sortText?: string;
  range: real.Range | undefined;
  error: string | real.MarkdownString | undefined;
  constructor(id: string, label: string, uri?: real.Uri) {
    this.id = id;
    this.label = label;
    this.uri = uri;
  }
}

export class TestMessage implements real.TestMessage {
  message: string | real.MarkdownString;
  location?: real.Location;
  constructor(message: string | real.MarkdownString) {
    this.message = message;
  }
  static diff(message: string): TestMessage {
    return new TestMessage(message);
  }
}

export class FakeTestRun implements real.TestRun {
  readonly name = '';
  readonly token = new FakeToken();
  readonly isPersisted = false;
  readonly onDidDispose: real.Event<void> = silent;
  /** `passed Close it`, in order. */
  readonly told: string[] = [];
  readonly messages: { readonly text: string; readonly line: number | undefined }[] = [];
  output = '';
  isOver = false;
  enqueued(): void {
    // Nothing waits here.
  }
  started(item: real.TestItem): void {
    this.told.push(`started ${item.label}`);
  }
  passed(item: real.TestItem): void {
    this.told.push(`passed ${item.label}`);
  }
  skipped(item: real.TestItem): void {
    this.told.push(`skipped ${item.label}`);
  }
  failed(item: real.TestItem, message: real.TestMessage | readonly real.TestMessage[]): void {
    this.take('failed', item, message);
  }
  errored(item: real.TestItem, message: real.TestMessage | readonly real.TestMessage[]): void {
    this.take('errored', item, message);
  }
  appendOutput(text: string): void {
    this.output += text;
  }
  addCoverage(): void {
    // Nothing is covered here.
  }
  end(): void {
    this.isOver = true;
  }
  private take(state: string, item: real.TestItem, found: real.TestMessage | readonly real.TestMessage[]): void {
    this.told.push(`${state} ${item.label}`);
    for (const { message, location } of 'message' in found ? [found] : found)
      this.messages.push({ text: typeof message === 'string' ? message : message.value, line: location?.range.start.line });
  }
}

export class TestRunRequest implements real.TestRunRequest {
  readonly include: readonly real.TestItem[] | undefined;
  readonly exclude: readonly real.TestItem[] | undefined;
  readonly profile: real.TestRunProfile | undefined;
  readonly continuous?: boolean;
  readonly preserveFocus = false;
  constructor(include?: readonly real.TestItem[], exclude?: readonly real.TestItem[]) {
    this.include = include;
    this.exclude = exclude;
  }
}

type RunHandler = real.TestRunProfile['runHandler'];

export class FakeTestController implements real.TestController {
  readonly id: string;
  label: string;
  readonly items = new FakeItems();
  readonly runs: FakeTestRun[] = [];
  resolveHandler?: (item: real.TestItem | undefined) => Thenable<void> | void;
  refreshHandler: real.TestController['refreshHandler'];
  /** What the Check profile does. */
  run: RunHandler = () => Promise.reject(new Error('There is no profile.'));
  constructor(id: string, label: string) {
    this.id = id;
    this.label = label;
  }
  createRunProfile(label: string, kind: real.TestRunProfileKind, runHandler: RunHandler, isDefault = false): real.TestRunProfile {
    this.run = runHandler;
    const unused = { supportsContinuousRun: false, tag: undefined, configureHandler: undefined, onDidChangeDefault: silent };
    return { label, kind, runHandler, isDefault, ...unused, dispose: () => undefined };
  }
  createTestItem(id: string, label: string, uri?: real.Uri): FakeTestItem {
    return new FakeTestItem(id, label, uri);
  }
  createTestRun(): FakeTestRun {
    const run = new FakeTestRun();
    this.runs.push(run);
    return run;
  }
  invalidateTestResults(): void {
    nothing.dispose();
  }
  dispose(): void {
    this.items.replace([]);
  }
}

/** Those that were made, in order. */
export const controllers: FakeTestController[] = [];
export const tests = {
  createTestController: (id: string, label: string) => {
    const controller = new FakeTestController(id, label);
    controllers.push(controller);
    return controller;
  },
} satisfies Partial<typeof real.tests>;
