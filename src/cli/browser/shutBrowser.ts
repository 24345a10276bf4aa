import { once } from 'node:events';
import { launch, type LaunchedChrome } from 'chrome-launcher';
import { DevtoolsPipe } from './devtoolsPipe.ts';

/** No name leads anywhere, and nothing is asked of a network by the browser itself. */
const flags = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
];

/** True where the browser's own sandbox, which it refuses to a superuser, has to be left out. */
export const isSuperuser = process.getuid?.() === 0;

/** A browser without a window, for pages that are never shown and reach nothing. */
export class ShutBrowser {
  private readonly chrome: LaunchedChrome;
  private readonly pipe: DevtoolsPipe;

  private constructor(chrome: LaunchedChrome, pipe: DevtoolsPipe) {
    this.chrome = chrome;
    this.pipe = pipe;
    pipe.onEvent((method, session) => {
      if (session !== undefined && (method === 'Inspector.targetCrashed' || method === 'Inspector.detached')) pipe.drop(session);
    });
  }

  /** @param path of the browser's program */
  static async start(path: string): Promise<ShutBrowser> {
    const chrome = await launch({
      chromePath: path,
      chromeFlags: isSuperuser ? [...flags, '--no-sandbox'] : flags,
      handleSIGINT: false,
      logLevel: 'silent',
    });
    const pipes = chrome.remoteDebuggingPipes;
    if (!pipes) throw new Error(`The browser '${path}' cannot be spoken to.`);
    return new ShutBrowser(chrome, new DevtoolsPipe(pipes));
  }

  /** False once its process has ended. */
  get isOpen(): boolean {
    return this.pipe.isOpen;
  }

  /** @param html the page's whole document */
  async open(html: string): Promise<ShutPage> {
    const { pipe } = this;
    const { targetId } = await pipe.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await pipe.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    await pipe.ask('Inspector.enable', {}, sessionId);
    const { frameTree } = await pipe.ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree', {}, sessionId);
    await pipe.ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
    return new ShutPage(pipe, targetId, sessionId);
  }

  /** Ends the browser with all its pages, and takes away what it kept on disk. */
  async close(): Promise<void> {
    const { process: program } = this.chrome;
    const ended = program.exitCode === null && program.signalCode === null ? once(program, 'close') : Promise.resolve();
    // The package takes its folder away when the program has closed, before whoever else listens.
    this.chrome.kill();
    await ended;
  }
}

/** One page of it. */
export class ShutPage {
  private readonly pipe: DevtoolsPipe;
  private readonly target: string;
  private readonly session: string;

  constructor(pipe: DevtoolsPipe, target: string, session: string) {
    this.pipe = pipe;
    this.target = target;
    this.session = session;
  }

  /**
   * What `expression` comes to in the page, as plain data.
   *
   * @throws BrowserGone where the page ends meanwhile
   */
  async evaluate<Value>(expression: string): Promise<Value> {
    const answer = await this.pipe.ask<{
      result: { value: Value };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, this.session);
    const { exceptionDetails: thrown } = answer;
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return answer.result.value;
  }

  /** Ends it, even where nothing in it answers: what is asked of it is then answered by a `BrowserGone`. */
  async close(): Promise<void> {
    this.pipe.drop(this.session);
    // What cannot be closed is closed already.
    await this.pipe.ask('Target.closeTarget', { targetId: this.target }).catch(() => undefined);
  }
}
