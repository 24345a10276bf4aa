import type { Range, Uri } from './exerciseVSCode.ts';

/** VS Code's Testing API, as far as exercises use it, with what was told to it. */
class FakeItems implements Iterable<[string, FakeTestItem]> {
  private readonly items = new Map<string, FakeTestItem>();
  private readonly owner: FakeTestItem | undefined;
  constructor(owner?: FakeTestItem) {
    this.owner = owner;
  }
  get size(): number {
    return this.items.size;
  }
  get(id: string): FakeTestItem | undefined {
    return this.items.get(id);
  }
  replace(items: readonly FakeTestItem[]): void {
    this.items.clear();
    for (const item of items) {
      item.parent = this.owner;
      this.items.set(item.id, item);
    }
  }
  [Symbol.iterator](): Iterator<[string, FakeTestItem]> {
    return this.items[Symbol.iterator]();
  }
}

export class FakeTestItem {
  readonly id: string;
  readonly label: string;
  readonly uri: Uri | undefined;
  readonly children: FakeItems = new FakeItems(this);
  parent: FakeTestItem | undefined;
  description: string | undefined;
  sortText: string | undefined;
  range: Range | undefined;
  constructor(id: string, label: string, uri?: Uri) {
    this.id = id;
    this.label = label;
    this.uri = uri;
  }
}

export class FakeTestRun {
  /** `passed Close it`, in order. */
  readonly told: string[] = [];
  readonly messages: { readonly text: string; readonly line: number | undefined }[] = [];
  output = '';
  isOver = false;
  started(item: FakeTestItem): void {
    this.told.push(`started ${item.label}`);
  }
  passed(item: FakeTestItem): void {
    this.told.push(`passed ${item.label}`);
  }
  skipped(item: FakeTestItem): void {
    this.told.push(`skipped ${item.label}`);
  }
  failed(item: FakeTestItem, message: TestMessage): void {
    this.take('failed', item, message);
  }
  errored(item: FakeTestItem, message: TestMessage): void {
    this.take('errored', item, message);
  }
  appendOutput(text: string): void {
    this.output += text;
  }
  end(): void {
    this.isOver = true;
  }
  private take(state: string, item: FakeTestItem, { message, location }: TestMessage): void {
    this.told.push(`${state} ${item.label}`);
    this.messages.push({ text: message, line: location?.range.line });
  }
}

export class TestMessage {
  readonly message: string;
  location: Location | undefined;
  constructor(message: string) {
    this.message = message;
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: { readonly line: number };
  constructor(uri: Uri, range: { readonly line: number }) {
    this.uri = uri;
    this.range = range;
  }
}

export class TestRunRequest {
  readonly include: readonly FakeTestItem[] | undefined;
  readonly exclude: readonly FakeTestItem[] | undefined;
  constructor(include?: readonly FakeTestItem[], exclude?: readonly FakeTestItem[]) {
    this.include = include;
    this.exclude = exclude;
  }
}

type RunHandler = (request: TestRunRequest, token: { readonly isCancellationRequested: boolean }) => Promise<void>;

export class FakeTestController {
  readonly items = new FakeItems();
  readonly runs: FakeTestRun[] = [];
  resolveHandler: ((item?: FakeTestItem) => Promise<void>) | undefined;
  /** What the Check profile does. */
  run: RunHandler = () => Promise.reject(new Error('There is no profile.'));
  createRunProfile(_label: string, _kind: number, run: RunHandler) {
    this.run = run;
    return { dispose: () => undefined };
  }
  createTestItem(id: string, label: string, uri?: Uri): FakeTestItem {
    return new FakeTestItem(id, label, uri);
  }
  createTestRun(): FakeTestRun {
    const run = new FakeTestRun();
    this.runs.push(run);
    return run;
  }
  dispose(): void {
    this.items.replace([]);
  }
}

export const controllers: FakeTestController[] = [];
export const tests = {
  createTestController: () => {
    const controller = new FakeTestController();
    controllers.push(controller);
    return controller;
  },
};
export const TestRunProfileKind = { Run: 1 };
