import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../../scripts/vscode/findChromium.mjs';
import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  /** Present on events. */
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string } };
}

interface Waiting {
  readonly sessionId: string | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Chromium driven over a pipe, message by message. (Playwright gives a page up as crashed as soon as any frame's process
 * dies, which is what the tests of memory are about.)
 */
export class RawBrowser {
  private readonly process: ChildProcess;
  private readonly profile: string;
  private readonly exited: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private readonly loads = new Map<string, () => void>();
  /** Sessions of frames with a process of their own, by the session of their page. */
  private readonly frames = new Map<string, string[]>();
  private nextId = 1;
  private rest = '';

  constructor(flags: readonly string[]) {
    this.profile = mkdtempSync(join(tmpdir(), 'gatescope-chromium-'));
    const own = [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${this.profile}`,
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
    ];
    const offline = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    const chromium = findChromium();
    if (chromium === null) throw new Error('No Chromium was found. Install it, or set CHROMIUM to its path.');
    this.process = spawn(chromium, [...own, ...offline, ...flags, 'about:blank'], { stdio: [...stdio] });
    this.exited = new Promise(resolve => this.process.once('exit', () => resolve()));
    const answers = this.process.stdio[4] as Readable;
    answers.setEncoding('utf8').on('data', (text: string) => this.receive(text));
    void this.exited.then(() => this.rejectAll(() => true, 'The browser has ended.'));
  }

  /** Opens a page, waits until it has loaded, and returns what is needed to talk to it. */
  async open(url: string): Promise<RawPage> {
    const { targetId } = (await this.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const { sessionId } = (await this.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
    await this.send('Inspector.enable', {}, sessionId);
    await this.send('Page.enable', {}, sessionId);
    // Frames in the page's own process have no session.
    this.frames.set(sessionId, []);
    await this.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, sessionId);
    const loaded = new Promise<void>(resolve => this.loads.set(sessionId, resolve));
    await this.send('Page.navigate', { url }, sessionId);
    await loaded;
    return new RawPage(
      (method, params) => this.send(method, params, sessionId),
      () => this.crashFrames(sessionId),
    );
  }

  async close(): Promise<void> {
    await this.send('Browser.close', {}).catch(() => undefined);
    await this.exited;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private send(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = this.nextId++;
    const commands = this.process.stdio[3] as Writable;
    commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { sessionId, resolve, reject }));
  }

  private receive(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop() ?? '';
    for (const message of messages) {
      this.hear(JSON.parse(message) as Answer);
    }
  }

  /** Ends the process of the page's frames, or of the page where they have none of their own. Who is gone does not answer. */
  private crashFrames(page: string): void {
    const frames = this.frames.get(page) ?? [];
    for (const session of frames.length > 0 ? frames : [page]) this.send('Page.crash', {}, session).catch(() => undefined);
  }

  private hear({ id, sessionId, result, error, method, params }: Answer): void {
    if (method === 'Target.attachedToTarget' && params?.targetInfo?.type === 'iframe') {
      this.frames.get(sessionId ?? '')?.push(params.sessionId ?? '');
    }
    if (method === 'Page.loadEventFired') this.loads.get(sessionId ?? '')?.();
    if (method === 'Inspector.targetCrashed') this.rejectAll(waiting => waiting.sessionId === sessionId, 'The page has crashed.');
    if (id === undefined) return;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  private rejectAll(which: (waiting: Waiting) => boolean, why: string): void {
    for (const [id, waiting] of this.waiting) {
      if (!which(waiting)) continue;
      this.waiting.delete(id);
      waiting.reject(new Error(why));
    }
  }
}

type Send = (method: string, params: object) => Promise<unknown>;

export class RawPage {
  /** Ends the process in which labs run. */
  readonly crashFrames: () => void;
  private readonly send: Send;

  constructor(send: Send, crashFrames: () => void) {
    this.send = send;
    this.crashFrames = crashFrames;
  }

  /** The value of an expression, waited for. Rejects when the page's process is gone. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = answer as {
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
